import { dayNumber, isLocalDate } from '../../kernel/local-date.js'

const FORM = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/

/** Seconds since 1970-01-01T00:00Z of an ISO 8601 time with its offset; undefined where the text is none. Parts of a second are dropped. */
export function instantOfText(text: string): number | undefined {
  const match = FORM.exec(text)
  if (match === null) return undefined
  const [, day = '', hours, minutes, seconds = '0', offset = 'Z'] = match
  const [hour, minute, second] = [Number(hours), Number(minutes), Number(seconds)]
  if (!isLocalDate(day) || hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second > 0)) return undefined
  return dayNumber(day) * 86_400 + hour * 3600 + minute * 60 + second - offsetSeconds(offset)
}

/** `Z`, `+10:00`, `-0700`, in seconds ahead of UTC. */
export function offsetSeconds(text: string): number {
  if (text === 'Z') return 0
  const seconds = Number(text.slice(1, 3)) * 3600 + Number(text.slice(-2)) * 60
  return text.startsWith('-') ? -seconds : seconds
}
