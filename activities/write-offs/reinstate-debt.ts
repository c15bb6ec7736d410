import { insertEntries, takeIds } from '../../db/ledger/journal-store.js'
import { loadOpenItems, type NewOpenItem } from '../../db/ledger/open-item-store.js'
import type { Transaction } from '../../db/transaction.js'
import {
  insertRecovery,
  loadWriteOffParts,
  recoveriesOf,
  type WriteOffDebt,
  type WriteOffRow,
} from '../../db/write-offs/write-off-store.js'
import { Decimal, type Decimal as Amount, sum } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { minorDigits } from '../../domain/kernel/money.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import type { Application } from '../../domain/receivables/apply-credits.js'
import { shareAmount } from '../../domain/write-offs/share-amount.js'
import { ItemBook, type LedgerContext } from '../ledger/item-book.js'
import { unapplyItems } from '../ledger/unapply-items.js'

interface Reinstatement {
  /** What is owed again; at most what has not come back yet. */
  readonly amount: Amount
  readonly kind: 'paid' | 'taken_back'
  readonly on: LocalDate
  readonly reason: string
}

/**
 * Makes a part of a write-off owed again, inside the caller's transaction: the mirror of its entry for that amount, on the accounts that
 * bore it, and the debts open again where they stood, the oldest first. The rest of it stays written off, untouched. The account is locked;
 * its credits are applied by the caller.
 */
export async function reinstateDebt(
  tx: Transaction,
  writeOff: WriteOffRow,
  back: Reinstatement,
  ledger: LedgerContext,
): Promise<void> {
  const { writeOffId, accountId } = writeOff
  const parts = await loadWriteOffParts(tx.client, writeOffId)
  const debts = oldestFirst(parts.debts, back.amount)
  const lines = debts.flatMap(({ debt, amount }) => {
    const of = parts.lines.filter(({ itemId }) => itemId === debt.itemId)
    const shares = shareAmount(
      amount,
      of.map((line) => line.amount.minus(line.recovered)),
      minorDigits(ledger.currency),
    )
    return of.flatMap((line, index) => {
      const share = shares[index] as Amount
      return share.isZero() ? [] : [{ itemId: line.itemId, lineNo: line.lineNo, debitedCode: line.debitedCode, amount: share }]
    })
  })
  const sourceId = `${writeOffId}/${(await recoveriesOf(tx.client, writeOffId)) + 1}`
  const entry = postingOf(
    {
      kind: 'debt_reinstated',
      sourceId,
      effectiveOn: back.on,
      currency: ledger.currency,
      accountId,
      description: back.kind === 'paid' ? `Written-off debt paid (${writeOffId})` : `Write-off taken back (${writeOffId})`,
      borneBy: lines.map(({ debitedCode, amount }) => ({ glCode: debitedCode, amount })),
    },
    ledger.chart,
  )
  invariant(entry !== undefined, 'what is owed again makes an entry', { writeOffId })
  const [entryId = 0] = await insertEntries(tx.client, [entry], ledger.recordedBy)
  await reopen(tx, writeOff, { debts, entryId, sourceId, on: back.on }, ledger)
  await insertRecovery(
    tx.client,
    { writeOffId, kind: back.kind, amount: back.amount, on: back.on, entryId, reason: back.reason, by: ledger.recordedBy },
    { debts: debts.map(({ debt, amount }) => ({ itemId: debt.itemId, amount })), lines },
  )
}

interface DebtBack {
  readonly debt: WriteOffDebt
  readonly amount: Amount
}

/** Which debts come back with how much of each. */
function oldestFirst(debts: readonly WriteOffDebt[], amount: Amount): DebtBack[] {
  let left: Amount = amount
  const back = debts.flatMap((debt): DebtBack[] => {
    const part = Decimal.min(left, debt.amount.minus(debt.recovered))
    left = left.minus(part)
    return part.isZero() ? [] : [{ debt, amount: part }]
  })
  invariant(left.isZero(), 'no more comes back than was written off', { amount: amount.toFixed() })
  return back
}

/** Takes the credits off these debts, closes as much of each credit as is owed again, and puts the rest back where it was. */
async function reopen(
  tx: Transaction,
  { accountId }: WriteOffRow,
  back: { readonly debts: readonly DebtBack[]; readonly entryId: number; readonly sourceId: string; readonly on: LocalDate },
  ledger: LedgerContext,
): Promise<void> {
  const source = { kind: 'write_off', id: back.sourceId }
  await unapplyItems(
    tx.client,
    back.debts.map(({ debt }) => debt.creditItemId),
    { ...ledger, source, unappliedOn: back.on },
  )
  const open = (await loadOpenItems(tx.client, [accountId])).get(accountId) ?? []
  const involved = new Set(back.debts.flatMap(({ debt }) => [debt.itemId, debt.creditItemId]))
  // Only the items of these debts: what else is open is the caller's to apply.
  const book = new ItemBook(new Map([[accountId, open.filter(({ itemId }) => involved.has(itemId))]]), ledger)
  const ids = await takeIds(tx.client, 'item_ids', back.debts.length)
  const directed = back.debts.flatMap(({ debt, amount }, index): Application[] => {
    const credit = open.find(({ itemId }) => itemId === debt.creditItemId)
    invariant(credit !== undefined, 'the credit of a write-off is open once it is unapplied', { itemId: debt.creditItemId })
    const closing: NewOpenItem = {
      ...credit,
      itemId: ids[index] ?? 0,
      kind: 'cancellation',
      originalOn: back.on,
      dueOn: back.on,
      originalAmount: amount,
      openAmount: amount,
      entryId: back.entryId,
      currency: ledger.currency,
    }
    book.add(closing)
    const rest = credit.openAmount.negated().minus(amount)
    return [
      { creditItemId: credit.itemId, debitItemId: closing.itemId, amount },
      ...(rest.isZero() ? [] : [{ creditItemId: credit.itemId, debitItemId: debt.itemId, amount: rest }]),
    ]
  })
  book.apply(accountId, source, back.on, directed)
  await book.write(tx.client)
}

/** What of a write-off has not come back. */
export function standingOf(writeOff: Pick<WriteOffRow, 'amount' | 'recovered'>): Amount {
  return writeOff.amount.minus(writeOff.recovered)
}

export function standingTotal(writeOffs: readonly WriteOffRow[]): Amount {
  return sum(writeOffs.map(standingOf))
}
