/** The section of devices and their relations in the error catalogue. */
export const METERING_STATUSES = {
  DEVICE_STATE: 409,
  DEVICE_NOT_TESTED: 409,
  DEVICE_FAILED_TEST: 409,
  TEST_INVALID: 422,
  WAREHOUSE_KNOWN: 409,
  WAREHOUSE_UNKNOWN: 422,
  WAREHOUSE_MISSING: 422,
  LOT_KNOWN: 409,
  RECEIPT_INVALID: 422,
} as const
