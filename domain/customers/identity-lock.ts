/** One check as its day's record shows it. */
export interface CheckResult {
  readonly result: 'passed' | 'failed' | 'unlocked'
}

/** Failed checks in a row, the newest last: one that passed, or a supervisor's word, starts the count anew. */
export function wrongInARow(checks: readonly CheckResult[]): number {
  const lastGood = checks.findLastIndex((check) => check.result !== 'failed')
  return checks.length - 1 - lastGood
}

/** Tries that are left before the customer is locked for the rest of the day. */
export function triesLeft(checks: readonly CheckResult[], wrongTries: number): number {
  return Math.max(0, wrongTries - wrongInARow(checks))
}
