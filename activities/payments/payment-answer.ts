import { CLOSED_ACCOUNT_SENTENCE, UNKNOWN_ACCOUNT_SENTENCE } from '../../domain/payments/payment-row.js'

/** One charge that a payment paid. */
export interface AllocationAnswer {
  readonly itemId: number
  readonly kind: string
  readonly dueOn: string
  readonly amount: string
  readonly agreementId: string | null
  readonly billNumber: string | null
}

/** Something about a payment that people should know; it was taken all the same. */
export interface PaymentNotice {
  readonly code: 'PAYMENT_UNKNOWN_ACCOUNT' | 'PAYMENT_CLOSED_ACCOUNT'
  readonly sentence: string
}

/** A payment as it stands, with its receipt: what it paid and what is left of it. Amounts are text. */
export interface PaymentAnswer {
  readonly id: number
  readonly channel: string
  readonly externalId: string
  readonly statedAccount: string
  readonly accountId: string | null
  readonly receivedOn: string
  readonly currency: string
  readonly amount: string
  readonly reference: string | null
  readonly state: 'posted' | 'suspense' | 'reversed'
  readonly allocations: readonly AllocationAnswer[]
  /** What is left of it as a credit of the account; the whole amount while it is held in suspense, nothing once reversed. */
  readonly unapplied: string
  readonly notices: readonly PaymentNotice[]
}

export const UNKNOWN_ACCOUNT: PaymentNotice = {
  code: 'PAYMENT_UNKNOWN_ACCOUNT',
  sentence: UNKNOWN_ACCOUNT_SENTENCE,
}

export const CLOSED_ACCOUNT: PaymentNotice = {
  code: 'PAYMENT_CLOSED_ACCOUNT',
  sentence: CLOSED_ACCOUNT_SENTENCE,
}
