import { loadOpenItems } from '../../db/ledger/open-item-store.js'
import { itemFacts } from '../../db/payments/payment-reads.js'
import type { Queryable } from '../../db/pool.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { amountText, isAmountText } from '../../domain/kernel/money.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { allocatePayment } from '../../domain/payments/allocate-payment.js'
import { loadLedger } from '../ledger/load-ledger.js'
import type { AllocationAnswer } from './payment-answer.js'
import { directionOf } from './post-payment.js'

export interface PreviewInput {
  readonly account: string
  readonly amount: string
  readonly directions?: readonly { readonly itemId: number; readonly amount?: string }[]
}

export interface PaymentPreview {
  readonly accountId: string
  readonly allocations: readonly AllocationAnswer[]
  readonly unapplied: string
}

/**
 * What a payment would pay if it were taken now, without taking it: the payment alone, credits of the account aside. Refuses as
 * `postPayment` does, and ACCOUNT_UNKNOWN.
 */
export async function previewPayment(db: Queryable, input: PreviewInput): Promise<PaymentPreview> {
  const ledger = await loadLedger(db, 'preview')
  if (!isAmountText(input.amount, ledger.currency))
    refuse('PAYMENT_AMOUNT_INVALID', `"${input.amount}" is not an amount in ${ledger.currency}.`)
  const amount = decimal(input.amount)
  if (!amount.gt(0)) refuse('PAYMENT_AMOUNT_NOT_POSITIVE', 'A payment is above zero.')
  const account = await db.query('select 1 from accounts where account_id = $1', [input.account])
  if (account.rowCount === 0) refuse('ACCOUNT_UNKNOWN', `There is no account ${input.account}.`, { accountId: input.account })
  const items = (await loadOpenItems(db, [input.account])).get(input.account) ?? []
  const { allocations, unapplied } = valueOf(
    allocatePayment(amount, items, ledger.policy, (input.directions ?? []).map(directionOf)),
  )
  const facts = await itemFacts(
    db,
    allocations.map(({ itemId }) => itemId),
  )
  return {
    accountId: input.account,
    allocations: allocations.map(({ itemId, amount: given }) => ({
      itemId,
      kind: facts.get(itemId)?.kind ?? '',
      dueOn: facts.get(itemId)?.dueOn ?? '',
      amount: amountText(given, ledger.currency),
      agreementId: facts.get(itemId)?.agreementId ?? null,
      billNumber: facts.get(itemId)?.billNumber ?? null,
    })),
    unapplied: amountText(unapplied, ledger.currency),
  }
}
