import { daysBetween } from '../../../domain/kernel/local-date.js'
import { InvalidRequest } from '../../errors.js'

/** Days that one Green Button file may have. */
export const EXPORT_DAYS_MAX = 1_100

/** Refuses days that run backwards, or more than `most` of them. */
export function checkDays(from: string, to: string, most: number): void {
  const days = daysBetween(from, to) + 1
  if (days < 1) throw new InvalidRequest([{ field: 'query/to', message: 'must not lie before from' }])
  if (days > most) throw new InvalidRequest([{ field: 'query/to', message: `asks for more than ${most} days` }])
}
