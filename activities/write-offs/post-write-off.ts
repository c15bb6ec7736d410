import { insertEntries, takeIds } from '../../db/ledger/journal-store.js'
import { loadOpenItems, type NewOpenItem } from '../../db/ledger/open-item-store.js'
import { billedTo } from '../../db/write-offs/facts-reads.js'
import { insertWriteOffParts, markPosted, type WriteOffLine } from '../../db/write-offs/write-off-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Decimal } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { minorDigits } from '../../domain/kernel/money.js'
import { writtenOffTo } from '../../domain/ledger/chart-of-accounts.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import { debtsWrittenOff, type WriteOffDecision } from '../../domain/write-offs/decide-write-off.js'
import { shareAmount } from '../../domain/write-offs/share-amount.js'
import type { WriteOffFacts } from '../../domain/write-offs/write-off-facts.js'
import { wakeCollectionOf } from '../collections/wake-collection.js'
import { ItemBook } from '../ledger/item-book.js'
import type { Ledger } from '../ledger/load-ledger.js'

interface PostWriteOff {
  readonly writeOffId: number
  readonly facts: WriteOffFacts
  readonly decision: WriteOffDecision
  readonly by: string
  readonly reason: string
}

/**
 * Posts a write-off that is allowed, inside the caller's transaction: one entry by the accounts that bear it, a credit for each debt that pays
 * it where it stands, and the parts of each debt. The account is locked and its facts were read since.
 */
export async function postWriteOff(tx: Transaction, posting: PostWriteOff, ledger: Ledger): Promise<void> {
  invariant(posting.decision.allows, 'what the rules forbid is not written off', { writeOffId: posting.writeOffId })
  if (posting.decision.kind === 'small_credit') return writeCreditUp(tx, posting, ledger)
  const { writeOffId, facts } = posting
  const { accountId } = facts
  const debts = debtsWrittenOff(facts)
  const lines = await linesOf(tx, debts, ledger)
  const entry = postingOf(
    {
      kind: 'debt_written_off',
      sourceId: String(writeOffId),
      effectiveOn: ledger.today,
      currency: ledger.currency,
      accountId,
      description: `Written off (${writeOffId})`,
      borneBy: lines.map(({ debitedCode, amount }) => ({ glCode: debitedCode, amount })),
    },
    ledger.chart,
  )
  invariant(entry !== undefined, 'debts above zero make an entry', { writeOffId })
  const [entryId = 0] = await insertEntries(tx.client, [entry], ledger.recordedBy)
  const creditIds = await takeIds(tx.client, 'item_ids', debts.length)
  const book = new ItemBook(await loadOpenItems(tx.client, [accountId]), ledger)
  debts.forEach(({ amount }, index) =>
    book.add({
      itemId: creditIds[index] ?? 0,
      accountId,
      agreementId: undefined,
      glCode: ledger.chart.customerCredit,
      kind: 'adjustment',
      originalOn: ledger.today,
      dueOn: ledger.today,
      originalAmount: amount.negated(),
      openAmount: amount.negated(),
      entryId,
      currency: ledger.currency,
    }),
  )
  book.apply(
    accountId,
    { kind: 'write_off', id: String(writeOffId) },
    ledger.today,
    debts.map(({ itemId, amount }, index) => ({ creditItemId: creditIds[index] ?? 0, debitItemId: itemId, amount })),
  )
  await book.write(tx.client)
  await insertWriteOffParts(
    tx.client,
    writeOffId,
    debts.map((debt, index) => ({ ...debt, creditItemId: creditIds[index] ?? 0 })),
    lines,
  )
  await mark(tx, posting, ledger, { entryId, itemId: null })
  // Nothing is left to follow up.
  await wakeCollectionOf(tx.client, [accountId])
}

/** What is given up of each debt by the account it was billed to, in proportion to what its bill had charged there. */
async function linesOf(
  tx: Transaction,
  debts: readonly { readonly itemId: number; readonly amount: Decimal }[],
  { chart, currency }: Ledger,
): Promise<Omit<WriteOffLine, 'recovered'>[]> {
  const billed = await billedTo(
    tx.client,
    debts.map(({ itemId }) => itemId),
  )
  return debts.flatMap(({ itemId, amount }): Omit<WriteOffLine, 'recovered'>[] => {
    const codes = billed.get(itemId)
    if (codes === undefined) return [{ itemId, lineNo: 1, glCode: null, debitedCode: chart.badDebt, amount }]
    const billedAmounts = codes.map((code) => code.amount)
    const shares = shareAmount(amount, billedAmounts, minorDigits(currency))
    return codes
      .map(({ glCode }, index) => ({
        itemId,
        lineNo: index + 1,
        glCode,
        debitedCode: writtenOffTo(chart, glCode),
        amount: shares[index] as Decimal,
      }))
      .filter((line) => !line.amount.isZero())
  })
}

/** A tiny credit of a closed account becomes income: a debit of the same amount uses it up where it stands. */
async function writeCreditUp(tx: Transaction, posting: PostWriteOff, ledger: Ledger): Promise<void> {
  const { writeOffId, decision, facts } = posting
  const { accountId } = facts
  const entry = postingOf(
    {
      kind: 'credit_written_up',
      sourceId: String(writeOffId),
      effectiveOn: ledger.today,
      currency: ledger.currency,
      accountId,
      description: `Small credit written up (${writeOffId})`,
      amount: decision.amount,
    },
    ledger.chart,
  )
  invariant(entry !== undefined, 'a credit above zero makes an entry', { writeOffId })
  const [entryId = 0] = await insertEntries(tx.client, [entry], ledger.recordedBy)
  const [itemId = 0] = await takeIds(tx.client, 'item_ids', 1)
  const open = (await loadOpenItems(tx.client, [accountId])).get(accountId) ?? []
  const book = new ItemBook(new Map([[accountId, [...open]]]), ledger)
  const item: NewOpenItem = {
    itemId,
    accountId,
    agreementId: undefined,
    glCode: ledger.chart.customerCredit,
    kind: 'adjustment',
    originalOn: ledger.today,
    dueOn: ledger.today,
    originalAmount: decision.amount,
    openAmount: decision.amount,
    entryId,
    currency: ledger.currency,
  }
  book.add(item)
  book.apply(accountId, { kind: 'write_off', id: String(writeOffId) }, ledger.today)
  await book.write(tx.client)
  await mark(tx, posting, ledger, { entryId, itemId })
}

function mark(
  tx: Transaction,
  { writeOffId, by, reason, decision }: PostWriteOff,
  ledger: Ledger,
  made: { readonly entryId: number; readonly itemId: number | null },
): Promise<void> {
  return markPosted(tx.client, writeOffId, { ...made, on: ledger.today, by, reason, trace: decision.trace })
}
