import { type Decimal, decimal } from '../kernel/decimal.js'
import type { BankMovement } from '../rating/bank-movement.js'
import type { CarriedState } from '../rating/carried-state.js'
import { lotsOf, sumOfLots } from '../rating/lots.js'

export const BANK_ENTRY_KINDS = ['opening', 'generated', 'used', 'cashed_out', 'expired', 'adjusted'] as const
export type BankEntryKind = (typeof BANK_ENTRY_KINDS)[number]

/** A row of the ledger of banks before it is written. */
export interface NewBankEntry {
  readonly accountId: string
  readonly agreementId: string
  readonly bank: string
  readonly label: string
  readonly part: string
  readonly unit: string
  readonly kind: BankEntryKind
  /** What it adds to the bank; negative where it takes from it. */
  readonly quantity: string
  readonly periodFrom: string
  readonly periodTo: string
  /** null: what was there before the first bill. */
  readonly billId: number | null
  readonly reason?: string
}

export interface BankOfBill {
  readonly accountId: string
  readonly agreementId: string
  readonly billId: number
  readonly periodFrom: string
  readonly periodTo: string
}

/** The entries of what a bill did to banks; what did not happen has none. */
export function entriesOfMovements(bill: BankOfBill, movements: readonly BankMovement[]): NewBankEntry[] {
  const { accountId, agreementId, billId, periodFrom, periodTo } = bill
  return movements.flatMap(({ bank, label, part, unit, earned, used, cashedOut, expired }) => {
    const entry = (kind: BankEntryKind, quantity: Decimal): NewBankEntry[] =>
      quantity.isZero()
        ? []
        : [{ accountId, agreementId, billId, periodFrom, periodTo, bank, label, part, unit, kind, quantity: quantity.toFixed() }]
    return [
      ...entry('expired', decimal(expired).negated()),
      ...entry('generated', decimal(earned)),
      ...entry('used', decimal(used).negated()),
      ...entry('cashed_out', decimal(cashedOut).negated()),
    ]
  })
}

/** What a state holds of a part of a bank. */
export function balanceCarried(carried: CarriedState | null, bank: string, part: string): Decimal {
  return sumOfLots(lotsOf(carried?.[bank]?.[part] ?? ''))
}

export interface BankBalance {
  readonly bank: string
  readonly label: string
  readonly part: string
  readonly unit: string
  /** The sum of its entries. */
  readonly balance: string
}

/**
 * Entries that bring the ledger to what the last live bill carries on: after an earlier bill was cancelled or billed again, those after
 * it stand as they were made until they are billed again too, and the next bill goes on from them.
 */
export function adjustmentsTo(bill: BankOfBill, carried: CarriedState | null, balances: readonly BankBalance[]): NewBankEntry[] {
  const { accountId, agreementId, billId, periodFrom, periodTo } = bill
  return balances.flatMap(({ bank, label, part, unit, balance }) => {
    const difference = balanceCarried(carried, bank, part).minus(balance)
    if (difference.isZero()) return []
    const reason = 'An earlier bill was changed; this one stands as it was made until it is billed again.'
    const of = { accountId, agreementId, billId, periodFrom, periodTo, bank, label, part, unit }
    return [{ ...of, kind: 'adjusted' as const, quantity: difference.toFixed(), reason }]
  })
}
