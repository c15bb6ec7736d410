import type { Decimal } from '../kernel/decimal.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'
import type { DepositWaiver } from '../policy/deposit-parameters.js'

export const DEPOSIT_STATES = ['asked', 'held', 'applied', 'refunded', 'withdrawn', 'waived'] as const
export type DepositState = (typeof DEPOSIT_STATES)[number]

export const DEPOSIT_ACTS = ['waive', 'divide', 'review', 'apply', 'refund', 'transfer', 'take_interest_back'] as const
export type DepositAct = (typeof DEPOSIT_ACTS)[number]

/** A deposit as far as acts on it ask. */
export interface DepositStanding {
  readonly depositId: string
  /** `held` where all of it is paid, whatever is written down yet. */
  readonly state: DepositState
  /** Something of it was paid, and something is open. */
  readonly isPartlyPaid: boolean
  /** What is left of the credit it became. */
  readonly creditLeft: Decimal
  /** Whether what it bore last can be taken back. */
  readonly hasInterest: boolean
  /** Something is open on its account that it could pay. */
  readonly isSomethingOwed: boolean
}

type Code = 'DEPOSIT_NOT_HELD' | 'DEPOSIT_NOT_ASKED' | 'DEPOSIT_PARTLY_PAID' | 'DEPOSIT_NOTHING_OWED' | 'DEPOSIT_WITHOUT_INTEREST'

/** Whether an act is possible now, and if not, why: the same sentence on the button and in the refusal. */
export function mayActOnDeposit(act: DepositAct, deposit: DepositStanding): Outcome<undefined, Code> {
  const notHeld = (): Outcome<undefined, Code> => refused('DEPOSIT_NOT_HELD', notHeldSentence(deposit))
  const notAsked = (what: string): Outcome<undefined, Code> =>
    refused('DEPOSIT_NOT_ASKED', `Deposit ${deposit.depositId} is ${deposit.state}: only one that is asked for can be ${what}.`)
  switch (act) {
    case 'waive':
      return deposit.state === 'asked' ? done(undefined) : notAsked('waived')
    case 'divide':
      if (deposit.state !== 'asked') return notAsked('divided')
      return deposit.isPartlyPaid
        ? refused('DEPOSIT_PARTLY_PAID', `A part of deposit ${deposit.depositId} is paid: the rest is paid as it was asked for.`)
        : done(undefined)
    case 'review':
    case 'transfer':
      return deposit.state === 'held' ? done(undefined) : notHeld()
    case 'apply':
      if (deposit.state !== 'held') return notHeld()
      return deposit.isSomethingOwed
        ? done(undefined)
        : refused('DEPOSIT_NOTHING_OWED', 'Nothing is open on the account that it could pay.')
    case 'refund':
      return deposit.state === 'held' || (deposit.state === 'applied' && deposit.creditLeft.gt(0)) ? done(undefined) : notHeld()
    case 'take_interest_back':
      if (deposit.state !== 'held') return notHeld()
      return deposit.hasInterest ? done(undefined) : refused('DEPOSIT_WITHOUT_INTEREST', 'No interest was credited.')
  }
}

function notHeldSentence({ depositId, state, creditLeft }: DepositStanding): string {
  if (state === 'asked') return `Deposit ${depositId} is not paid yet.`
  if (state === 'applied' && creditLeft.isZero()) return `Deposit ${depositId} was credited and is used up.`
  return `Deposit ${depositId} is ${state}.`
}

/** Whether a demand may be waived on a ground: one of the policy's, or any where a supervisor answers for it. */
export function mayWaive(
  ground: DepositWaiver,
  grounds: readonly DepositWaiver[],
  isSupervisor: boolean,
): Outcome<undefined, 'DEPOSIT_GROUND_NOT_STATED'> {
  if (isSupervisor || grounds.includes(ground)) return done(undefined)
  return refused(
    'DEPOSIT_GROUND_NOT_STATED',
    `The policy does not waive a deposit for "${ground.replaceAll('_', ' ')}". A supervisor may.`,
    { ground, grounds },
  )
}
