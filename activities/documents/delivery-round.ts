/** What a round of a deliverer came to. */
export interface DeliveryRound {
  readonly sent: number
  readonly refused: number
  readonly unavailable: number
  /** Several in a row were not taken: the rest waits. */
  readonly isAway: boolean
  /** Identity of the first attempt; undefined where nothing was tried. */
  readonly firstAttempt: string | undefined
}
