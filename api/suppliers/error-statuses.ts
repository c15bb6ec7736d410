/** The section of charges of suppliers in the error catalogue. */
export const SUPPLIER_STATUSES = {
  SUPPLIER_FILE: 422,
  SUPPLIER_DURING_RUN: 409,
  SUPPLIER_CHARGE_BILLED: 409,
  SUPPLIER_CHARGE_CANCELLED: 409,
} as const
