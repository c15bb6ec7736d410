/** Failed attempts of one message, or of a whole channel in a row, after which a person is told. */
export const FAILED_BEFORE_TASK = 5

/** Messages in a row that a provider did not take, after which it counts as away and the rest of the round waits. */
export const FAILED_IN_A_ROW = 3

const LONGEST_MINUTES = 30

/** Minutes until a message is tried again after so many attempts that failed: 1, 2, 4, … at most 30. Nothing is ever given up. */
export function retryAfterMinutes(failed: number): number {
  return Math.min(LONGEST_MINUTES, 2 ** Math.max(0, Math.min(failed, 10) - 1))
}
