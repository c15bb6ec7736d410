import type { Quality } from '../meter-record.js'

/** Quality and method: a letter, and two digits where it is not an actual value. */
export const QUALITY_FLAG = /^[AEFNSV](\d{2})?$/

/** The letter we keep; V is decided by the 400 records that follow. */
export function letterOf(flag: string): Quality {
  const letter = flag[0] ?? 'U'
  return letter === 'A' || letter === 'E' || letter === 'F' || letter === 'S' || letter === 'N' ? letter : 'U'
}
