import { monthText as monthOfDay } from '../presentation/date-text.js'

/** `Aug 26`, of a month as `2026-08`. */
export const monthText = (month: string): string => monthOfDay(`${month}-01`)

/** `public_authority` → `Public authority`. */
export function classText(customerClass: string): string {
  return customerClass.charAt(0).toUpperCase() + customerClass.slice(1).replaceAll('_', ' ')
}

export const REPORT_CLASSES = ['residential', 'commercial', 'industrial', 'public_authority'] as const
