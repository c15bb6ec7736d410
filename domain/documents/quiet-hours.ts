/** Hours in which a customer wants no e-mail and no text message: minutes of the day, `to` not included; over midnight where `from` is later. */
export interface QuietHours {
  readonly from: number
  readonly to: number
}

/** The next minute in which something may be sent: so many days ahead, at that minute of the day. */
export interface AllowedMinute {
  readonly daysAhead: 0 | 1
  readonly minute: number
}

/** Undefined where the minute lies outside the quiet hours: send now. */
export function nextAllowedMinute(quiet: QuietHours | undefined, minute: number): AllowedMinute | undefined {
  if (quiet === undefined || quiet.from === quiet.to) return undefined
  if (quiet.from < quiet.to) {
    return minute >= quiet.from && minute < quiet.to ? { daysAhead: 0, minute: quiet.to } : undefined
  }
  if (minute >= quiet.from) return { daysAhead: 1, minute: quiet.to }
  return minute < quiet.to ? { daysAhead: 0, minute: quiet.to } : undefined
}

/** `21:30` as minutes of the day. */
export function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}
