const DAY = 86_400

/** Lengths of intervals that are kept: minutes that fill an hour, an hour, or a day. */
export function isIntervalLength(seconds: number): boolean {
  return seconds === DAY || (seconds >= 60 && seconds <= 3600 && 3600 % seconds === 0)
}

/** 86,400 for a whole day by a clock that may change on it, of 23, 24 or 25 hours; any other length is what it is. */
export function lengthOfDays(seconds: number): number {
  return Math.abs(seconds - DAY) === 3_600 ? DAY : seconds
}
