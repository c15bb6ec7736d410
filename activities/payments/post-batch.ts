import type pg from 'pg'
import type { Transaction } from '../../db/transaction.js'
import type { LockedAccount } from '../../db/ledger/account-lock.js'
import { insertEntries, takeIds } from '../../db/ledger/journal-store.js'
import { loadItemsOfDebtors, type NewOpenItem } from '../../db/ledger/open-item-store.js'
import { insertPayments } from '../../db/payments/payment-store.js'
import { openSuspenseTasks } from '../../db/payments/suspense-task-store.js'
import type { Decimal } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { amountText } from '../../domain/kernel/money.js'
import { valueOf } from '../../domain/kernel/outcome.js'
import type { JournalEntry } from '../../domain/ledger/journal-entry.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import { type Direction, followDirections } from '../../domain/payments/allocate-payment.js'
import type { PaymentFacts } from '../../domain/payments/payment-facts.js'
import type { Application } from '../../domain/receivables/apply-credits.js'
import { ItemBook, type LedgerContext } from '../ledger/item-book.js'
import { wakeMovesOf } from '../services/wake-moves.js'
import { reinstatePaid } from '../write-offs/reinstate-paid.js'

/** A checked payment that is not here yet. */
export interface PaymentToPost {
  readonly facts: PaymentFacts
  readonly directions?: readonly Direction[]
  readonly fileId?: number
}

/** What became of it. */
export interface PostedPayment {
  readonly paymentId: number
  /** Absent: held in suspense. */
  readonly accountId: string | undefined
  /** Every application of a credit of the account that followed, of this payment's and of older ones. */
  readonly applications: readonly Application[]
  readonly itemId: number | undefined
}

/**
 * Posts payments in the order given, inside the caller's transaction and in a fixed number of statements: entries, payments, tenders,
 * credit items, allocation by direction and policy. `accounts` are those locked for the payments; a payment whose account is not
 * among them is held in suspense with a task in the queue. A direction that cannot be followed refuses the whole batch.
 */
export async function postBatch(
  tx: Transaction,
  ledger: LedgerContext,
  accounts: ReadonlyMap<string, LockedAccount>,
  payments: readonly PaymentToPost[],
): Promise<PostedPayment[]> {
  if (payments.length === 0) return []
  const { client } = tx
  const ids = await takeIds(client, 'payment_ids', payments.length)
  const accountIds = payments.map(({ facts }) => accounts.get(facts.account)?.accountId)
  const itemIds = await takeItemIds(client, accountIds)
  const entryIds = await insertEntries(
    client,
    payments.map(({ facts }, index) => receiptOf(facts, ids[index], accountIds[index], ledger)),
    ledger.recordedBy,
  )
  await insertPayments(
    client,
    payments.map(({ facts, fileId }, index) => ({
      ...facts,
      paymentId: at(ids, index),
      statedAccount: facts.account,
      accountId: accountIds[index],
      amount: facts.amount.toFixed(),
      entryId: at(entryIds, index),
      fileId,
      tenders: facts.tenders.map((tender) => ({ ...tender, amount: tender.amount.toFixed() })),
    })),
    ledger.recordedBy,
  )
  const known = [...new Set(accountIds.filter((accountId) => accountId !== undefined))]
  const book = new ItemBook(await loadItemsOfDebtors(client, known), ledger)
  const posted = payments.map(({ facts, directions }, index): PostedPayment => {
    const paymentId = at(ids, index)
    const [accountId, itemId] = [accountIds[index], itemIds[index]]
    if (accountId === undefined || itemId === undefined) return { paymentId, accountId, itemId, applications: [] }
    const item = creditItem(
      { itemId, accountId, paymentId, amount: facts.amount, on: facts.receivedOn, entryId: at(entryIds, index) },
      ledger,
    )
    return { paymentId, accountId, itemId, applications: credit(book, item, facts, directions) }
  })
  await book.write(client)
  await reinstatePaid(tx, known, ledger)
  await queueSuspense(client, ledger, payments, posted)
  await wakeMovesOf(tx, known)
  return posted
}

/** Adds the payment's credit to its account and applies it: first as directed, then by the policy. */
function credit(
  book: ItemBook,
  item: NewOpenItem,
  facts: PaymentFacts,
  directions: readonly Direction[] = [],
): readonly Application[] {
  const directed = valueOf(followDirections(facts.amount, book.openItemsOf(item.accountId), directions))
  book.add(item)
  return book.apply(
    item.accountId,
    { kind: 'payment', id: String(item.paymentId) },
    facts.receivedOn,
    directed.map(({ itemId, amount }) => ({ creditItemId: item.itemId, debitItemId: itemId, amount })),
  )
}

/** The credit that money makes on its account. Its date is the day the money came, whenever the account became known. */
export function creditItem(
  credit: { itemId: number; accountId: string; paymentId: number; amount: Decimal; on: string; entryId: number },
  ledger: LedgerContext,
): NewOpenItem {
  return {
    itemId: credit.itemId,
    accountId: credit.accountId,
    agreementId: undefined,
    glCode: ledger.chart.customerCredit,
    kind: 'payment',
    originalOn: credit.on,
    dueOn: credit.on,
    originalAmount: credit.amount.negated(),
    openAmount: credit.amount.negated(),
    entryId: credit.entryId,
    currency: ledger.currency,
    paymentId: credit.paymentId,
  }
}

function receiptOf(
  facts: PaymentFacts,
  paymentId: number | undefined,
  accountId: string | undefined,
  ledger: LedgerContext,
): JournalEntry {
  const entry = postingOf(
    {
      kind: 'payment_received',
      sourceId: String(paymentId),
      effectiveOn: facts.receivedOn,
      currency: ledger.currency,
      channel: facts.channel,
      accountId,
      amount: facts.amount,
    },
    ledger.chart,
  )
  invariant(entry !== undefined, 'a payment above zero makes an entry', { paymentId })
  return entry
}

async function takeItemIds(client: pg.PoolClient, accountIds: readonly (string | undefined)[]): Promise<(number | undefined)[]> {
  const taken = await takeIds(client, 'item_ids', accountIds.filter((accountId) => accountId !== undefined).length)
  let next = 0
  return accountIds.map((accountId) => (accountId === undefined ? undefined : taken[next++]))
}

async function queueSuspense(
  client: pg.PoolClient,
  ledger: LedgerContext,
  payments: readonly PaymentToPost[],
  posted: readonly PostedPayment[],
): Promise<void> {
  const held = posted.flatMap((each, index) => {
    const facts = payments[index]?.facts
    if (each.accountId !== undefined || facts === undefined) return []
    const amount = amountText(facts.amount, ledger.currency)
    return [
      {
        paymentId: each.paymentId,
        title: `Whose payment is it? ${amount} ${ledger.currency} for ${facts.account === '' ? 'no account' : facts.account}`,
        facts: {
          amount,
          statedAccount: facts.account,
          channel: facts.channel,
          externalId: facts.externalId,
          reference: facts.reference ?? null,
        },
        dueOn: facts.receivedOn,
      },
    ]
  })
  await openSuspenseTasks(client, held, ledger.recordedBy)
}

function at(ids: readonly number[], index: number): number {
  const id = ids[index]
  invariant(id !== undefined, 'one id for each payment', { index })
  return id
}
