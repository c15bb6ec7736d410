const DAY = 86_400

/** Lengths of intervals that are kept: minutes that fill an hour, an hour, or a day. */
export function isIntervalLength(seconds: number): boolean {
  return seconds === DAY || (seconds >= 60 && seconds <= 3600 && 3600 % seconds === 0)
}
