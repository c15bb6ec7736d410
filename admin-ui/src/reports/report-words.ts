import { MONTH_NAMES } from '../../../domain/kernel/month-names.js'

/** `Aug 2026`, of a month as `2026-08`: in a table a year of two digits reads as a day. */
export const monthText = (month: string): string =>
  `${(MONTH_NAMES[Number(month.slice(5)) - 1] ?? '').slice(0, 3)} ${month.slice(0, 4)}`

/** `public_authority` → `Public authority`. */
export function classText(customerClass: string): string {
  return customerClass.charAt(0).toUpperCase() + customerClass.slice(1).replaceAll('_', ' ')
}

export const REPORT_CLASSES = ['residential', 'commercial', 'industrial', 'public_authority'] as const
