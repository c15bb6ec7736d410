import type { Decimal } from '../kernel/decimal.js'
import { ZERO } from '../kernel/decimal.js'

/**
 * What one period did to one bank: opening + earned − used − cashed out − expired = closing, exactly. Figures are decimal text in
 * `unit`: the tariff's for energy, the currency for money.
 */
export interface BankMovement {
  /** Id of the rule that keeps the bank. */
  readonly bank: string
  /** Its name on the bill. */
  readonly label: string
  /** `pool`, a period of the day, or `lots` (money): the key the rule carries it on by. */
  readonly part: string
  readonly unit: string
  readonly opening: string
  readonly earned: string
  readonly used: string
  readonly cashedOut: string
  /** Too old, or lost because the tariff pays nothing for it when the bank is settled. */
  readonly expired: string
  readonly closing: string
}

/** Adds up what happens to a bank while its rule is worked through. */
export class BankTally {
  earned: Decimal = ZERO
  used: Decimal = ZERO
  cashedOut: Decimal = ZERO
  expired: Decimal = ZERO

  constructor(readonly opening: Decimal) {}

  movement(of: Pick<BankMovement, 'bank' | 'label' | 'part' | 'unit'>): BankMovement {
    const { opening, earned, used, cashedOut, expired } = this
    return {
      ...of,
      opening: opening.toFixed(),
      earned: earned.toFixed(),
      used: used.toFixed(),
      cashedOut: cashedOut.toFixed(),
      expired: expired.toFixed(),
      closing: opening.plus(earned).minus(used).minus(cashedOut).minus(expired).toFixed(),
    }
  }
}
