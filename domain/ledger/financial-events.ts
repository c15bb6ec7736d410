import type { Decimal } from '../kernel/decimal.js'
import type { LocalDate } from '../kernel/local-date.js'

/** What all events say: which business fact it is (`sourceId`), when it counts and in which currency. */
interface FinancialEventBase {
  readonly sourceId: string
  readonly effectiveOn: LocalDate
  readonly currency: string
}

/** Charges of a bill that is issued: per agreement its revenue and tax amounts by general-ledger code. */
export interface BillIssued extends FinancialEventBase {
  readonly kind: 'bill_issued'
  readonly billNumber: string
  readonly accountId: string
  readonly segments: readonly {
    readonly agreementId: string
    readonly service: string
    readonly amounts: readonly { readonly glCode: string; readonly amount: Decimal }[]
  }[]
}

/** Money that came in. Without an account it is held in suspense. */
export interface PaymentReceived extends FinancialEventBase {
  readonly kind: 'payment_received'
  readonly channel: string
  readonly accountId: string | undefined
  readonly amount: Decimal
}

/** Money that was held in suspense and now has its account. */
export interface SuspenseResolved extends FinancialEventBase {
  readonly kind: 'suspense_resolved'
  readonly accountId: string
  readonly amount: Decimal
}

/** An amount moved between the ledger accounts of a credit item and a debit item. */
export interface CreditMove {
  readonly fromGlCode: string
  readonly toGlCode: string
  readonly fromAgreementId: string | undefined
  readonly toAgreementId: string | undefined
  readonly amount: Decimal
}

/** Amounts moved from credit items to debit items of one account. Moves within one ledger account post nothing. */
export interface CreditApplied extends FinancialEventBase {
  readonly kind: 'credit_applied'
  /** What caused it: the payment, the bill that found a credit, a person. */
  readonly sourceKind: string
  readonly accountId: string
  readonly moves: readonly CreditMove[]
}

/** Applications taken back: what they had moved returns from the debit items to the credit items (a returned cheque, a cancelled bill). */
export interface CreditUnapplied extends FinancialEventBase {
  readonly kind: 'credit_unapplied'
  readonly sourceKind: string
  readonly accountId: string
  /** The moves as they were applied. */
  readonly moves: readonly CreditMove[]
}

/** A fee charged to the account as a whole (a returned cheque). */
export interface FeeCharged extends FinancialEventBase {
  readonly kind: 'fee_charged'
  readonly accountId: string
  readonly description: string
  readonly amount: Decimal
}

/** Something made good to a customer: a missed appointment, a courtesy. */
export interface AccountCredited extends FinancialEventBase {
  readonly kind: 'account_credited'
  readonly accountId: string
  readonly description: string
  readonly amount: Decimal
}

/** What a new connection costs, once its quote was accepted or, of a cancelled one, what is kept of it. */
export interface ConnectionCharged extends FinancialEventBase {
  readonly kind: 'connection_charged'
  readonly accountId: string
  readonly description: string
  readonly charges: Decimal
  readonly tax: Decimal
  /** The account the tax is owed on; where there is no tax, none. */
  readonly taxGlCode: string | undefined
}

/** What a smaller quote for the same connection gives back of an earlier one: `charges` and `tax` are what is credited. */
export interface ConnectionCredited extends FinancialEventBase {
  readonly kind: 'connection_credited'
  readonly accountId: string
  readonly description: string
  readonly charges: Decimal
  readonly tax: Decimal
  readonly taxGlCode: string | undefined
}

/** Debts taken over by a payment plan: owed as its instalments from now on, and paid by its credit where they stood. */
export interface PlanMade extends FinancialEventBase {
  readonly kind: 'plan_made'
  readonly accountId: string
  readonly amount: Decimal
}

/** What was not paid of a payment plan that ended before its time: owed where it stood before. */
export interface PlanEnded extends FinancialEventBase {
  readonly kind: 'plan_ended'
  readonly accountId: string
  readonly amount: Decimal
}

/** A part of older debts that the utility lets go of, because the customer paid on time. */
export interface ArrearsForgiven extends FinancialEventBase {
  readonly kind: 'arrears_forgiven'
  readonly accountId: string
  readonly description: string
  readonly amount: Decimal
}

/** A receivable (positive) or credit (negative) brought over from the former system, with its own date. */
export interface OpeningItem extends FinancialEventBase {
  readonly kind: 'opening_item'
  readonly accountId: string
  readonly agreementId: string | undefined
  readonly service: string | undefined
  readonly amount: Decimal
}

/** A deposit held, brought over from the former system: a liability, not part of the balance. */
export interface OpeningDeposit extends FinancialEventBase {
  readonly kind: 'opening_deposit'
  readonly accountId: string
  readonly amount: Decimal
}

/** A deposit asked of a customer: due like any other item, and a liability from that moment, because it will be given back. */
export interface DepositAsked extends FinancialEventBase {
  readonly kind: 'deposit_asked'
  readonly accountId: string
  readonly amount: Decimal
}

/** A deposit that is no longer held: credited to the account, where it pays what is owed. */
export interface DepositReleased extends FinancialEventBase {
  readonly kind: 'deposit_released'
  readonly accountId: string
  readonly amount: Decimal
}

/** Interest on a deposit, credited to the account, where it pays what is owed. */
export interface DepositInterestCredited extends FinancialEventBase {
  readonly kind: 'deposit_interest_credited'
  readonly accountId: string
  readonly amount: Decimal
}

/** Interest on a deposit that is added to it: held for the customer too, and bears interest itself. */
export interface DepositInterestAdded extends FinancialEventBase {
  readonly kind: 'deposit_interest_added'
  readonly amount: Decimal
}

/** A deposit that moves with its customer to another account. The liability stays; the entry says whose it was and whose it is. */
export interface DepositTransferred extends FinancialEventBase {
  readonly kind: 'deposit_transferred'
  readonly fromAccountId: string
  readonly toAccountId: string
  readonly amount: Decimal
}

/** A credit of the account that was paid out to its customer. */
export interface RefundPaid extends FinancialEventBase {
  readonly kind: 'refund_paid'
  readonly accountId: string
  readonly channel: string
  readonly amount: Decimal
}

/** Debts of a closed account that the utility gives up, by the accounts that bear it. */
export interface DebtWrittenOff extends FinancialEventBase {
  readonly kind: 'debt_written_off'
  readonly accountId: string
  readonly description: string
  readonly borneBy: readonly { readonly glCode: string; readonly amount: Decimal }[]
}

/** What of a write-off is owed again, because it was paid or the write-off was taken back: its mirror for that amount. */
export interface DebtReinstated extends FinancialEventBase {
  readonly kind: 'debt_reinstated'
  readonly accountId: string
  readonly description: string
  readonly borneBy: readonly { readonly glCode: string; readonly amount: Decimal }[]
}

/** A credit of a closed account that is too small to be paid back. */
export interface CreditWrittenUp extends FinancialEventBase {
  readonly kind: 'credit_written_up'
  readonly accountId: string
  readonly description: string
  readonly amount: Decimal
}

/** What a collection agency keeps of a payment that it collected. */
export interface AgencyCommission extends FinancialEventBase {
  readonly kind: 'agency_commission'
  readonly channel: string
  readonly description: string
  readonly amount: Decimal
}

/** The closed union: a new member does not compile until the posting rules know it. */
export type FinancialEvent =
  | BillIssued
  | PaymentReceived
  | SuspenseResolved
  | CreditApplied
  | CreditUnapplied
  | FeeCharged
  | AccountCredited
  | ConnectionCharged
  | ConnectionCredited
  | OpeningItem
  | OpeningDeposit
  | DepositAsked
  | DepositReleased
  | DepositInterestCredited
  | DepositInterestAdded
  | DepositTransferred
  | PlanMade
  | PlanEnded
  | ArrearsForgiven
  | DebtWrittenOff
  | DebtReinstated
  | CreditWrittenUp
  | AgencyCommission
  | RefundPaid
