import { type Decimal, sum, ZERO } from '../kernel/decimal.js'
import { invariant, unreachable } from '../kernel/invariant.js'
import { cashOf, type ChartOfAccounts, commissionOf, receivableOf } from './chart-of-accounts.js'
import type { BillIssued, ConnectionCharged, ConnectionCredited, CreditMove, FinancialEvent } from './financial-events.js'
import { type JournalEntry, journalEntry, type PostingLine } from './journal-entry.js'

/**
 * Turns a financial event into its entry. One case per event and nothing else in Penstock decides what is debited or credited.
 * Undefined where the event moves no money (a bill of zero).
 */
export function postingOf(event: FinancialEvent, chart: ChartOfAccounts): JournalEntry | undefined {
  const common = { eventKind: event.kind, sourceId: event.sourceId, effectiveOn: event.effectiveOn, currency: event.currency }
  switch (event.kind) {
    case 'bill_issued':
      return journalEntry({
        ...common,
        sourceKind: 'bill',
        description: `Bill ${event.billNumber}`,
        lines: billLines(event, chart),
      })
    case 'payment_received':
      return journalEntry({
        ...common,
        sourceKind: 'payment',
        description: event.accountId === undefined ? 'Payment held in suspense' : 'Payment received',
        lines: [
          { glCode: cashOf(chart, event.channel), amount: event.amount },
          event.accountId === undefined
            ? { glCode: chart.suspense, amount: event.amount.negated() }
            : { glCode: chart.customerCredit, amount: event.amount.negated(), accountId: event.accountId },
        ],
      })
    case 'suspense_resolved':
      return journalEntry({
        ...common,
        sourceKind: 'payment',
        description: 'Payment assigned from suspense',
        lines: [
          { glCode: chart.suspense, amount: event.amount },
          { glCode: chart.customerCredit, amount: event.amount.negated(), accountId: event.accountId },
        ],
      })
    case 'credit_applied':
      return journalEntry({
        ...common,
        sourceKind: event.sourceKind,
        description: 'Credit applied to open items',
        lines: movedLines(event.accountId, event.moves),
      })
    case 'credit_unapplied':
      return journalEntry({
        ...common,
        sourceKind: event.sourceKind,
        description: 'Application of credit taken back',
        lines: movedLines(event.accountId, event.moves).map((line) => ({ ...line, amount: line.amount.negated() })),
      })
    case 'fee_charged':
      return journalEntry({
        ...common,
        sourceKind: 'fee',
        description: event.description,
        lines: [
          { glCode: receivableOf(chart, undefined), amount: event.amount, accountId: event.accountId },
          { glCode: chart.feeRevenue, amount: event.amount.negated() },
        ],
      })
    case 'account_credited':
      return journalEntry({
        ...common,
        sourceKind: 'adjustment',
        description: event.description,
        lines: [
          { glCode: chart.adjustment, amount: event.amount },
          { glCode: chart.customerCredit, amount: event.amount.negated(), accountId: event.accountId },
        ],
      })
    case 'connection_charged':
      return journalEntry({
        ...common,
        sourceKind: 'connection',
        description: event.description,
        lines: [
          { glCode: receivableOf(chart, undefined), amount: event.charges.plus(event.tax), accountId: event.accountId },
          ...connectionRevenue(event, chart).map((line) => ({ ...line, amount: line.amount.negated() })),
        ],
      })
    case 'connection_credited':
      return journalEntry({
        ...common,
        sourceKind: 'connection',
        description: event.description,
        lines: [
          ...connectionRevenue(event, chart),
          { glCode: chart.customerCredit, amount: event.charges.plus(event.tax).negated(), accountId: event.accountId },
        ],
      })
    case 'plan_made':
    case 'plan_ended': {
      const moved = event.kind === 'plan_made' ? event.amount : event.amount.negated()
      return journalEntry({
        ...common,
        sourceKind: 'plan',
        description: event.kind === 'plan_made' ? 'Debts taken over by a payment plan' : 'Payment plan ended before its time',
        lines: [
          { glCode: receivableOf(chart, undefined), amount: moved, accountId: event.accountId },
          { glCode: chart.customerCredit, amount: moved.negated(), accountId: event.accountId },
        ],
      })
    }
    case 'arrears_forgiven':
      return journalEntry({
        ...common,
        sourceKind: 'plan',
        description: event.description,
        lines: [
          { glCode: chart.badDebt, amount: event.amount },
          { glCode: chart.customerCredit, amount: event.amount.negated(), accountId: event.accountId },
        ],
      })
    case 'debt_written_off':
    case 'debt_reinstated': {
      const isBack = event.kind === 'debt_reinstated'
      const total = sum(event.borneBy.map(({ amount }) => amount))
      return journalEntry({
        ...common,
        sourceKind: 'write_off',
        description: event.description,
        lines: [
          ...byCode(event.borneBy).map(
            ([glCode, amount]): PostingLine => ({ glCode, amount: isBack ? amount.negated() : amount }),
          ),
          { glCode: chart.customerCredit, amount: isBack ? total : total.negated(), accountId: event.accountId },
        ],
      })
    }
    case 'credit_written_up':
      return journalEntry({
        ...common,
        sourceKind: 'write_off',
        description: event.description,
        lines: [
          { glCode: chart.customerCredit, amount: event.amount, accountId: event.accountId },
          { glCode: chart.adjustment, amount: event.amount.negated() },
        ],
      })
    case 'agency_commission':
      return journalEntry({
        ...common,
        sourceKind: 'agency_payment',
        description: event.description,
        lines: [
          { glCode: commissionOf(chart), amount: event.amount },
          { glCode: cashOf(chart, event.channel), amount: event.amount.negated() },
        ],
      })
    case 'opening_item':
      return journalEntry({
        ...common,
        sourceKind: 'opening_item',
        description: 'Balance brought over',
        lines: [
          {
            glCode: event.amount.isNegative() ? chart.customerCredit : receivableOf(chart, event.service),
            amount: event.amount,
            accountId: event.accountId,
            ...(event.agreementId === undefined || event.amount.isNegative() ? {} : { agreementId: event.agreementId }),
          },
          { glCode: chart.migrationClearing, amount: event.amount.negated() },
        ],
      })
    case 'opening_deposit':
      return journalEntry({
        ...common,
        sourceKind: 'deposit',
        description: 'Deposit brought over',
        lines: [
          { glCode: chart.migrationClearing, amount: event.amount },
          { glCode: chart.depositsHeld, amount: event.amount.negated() },
        ],
      })
    case 'deposit_asked':
      return journalEntry({
        ...common,
        sourceKind: 'deposit',
        description: 'Deposit asked for',
        lines: [
          { glCode: receivableOf(chart, undefined), amount: event.amount, accountId: event.accountId },
          { glCode: chart.depositsHeld, amount: event.amount.negated() },
        ],
      })
    case 'deposit_released':
      return journalEntry({
        ...common,
        sourceKind: 'deposit',
        description: 'Deposit credited to the account',
        lines: [
          { glCode: chart.depositsHeld, amount: event.amount },
          { glCode: chart.customerCredit, amount: event.amount.negated(), accountId: event.accountId },
        ],
      })
    case 'deposit_interest_credited':
      return journalEntry({
        ...common,
        sourceKind: 'deposit',
        description: 'Interest on a deposit',
        lines: [
          { glCode: chart.interestExpense, amount: event.amount },
          { glCode: chart.customerCredit, amount: event.amount.negated(), accountId: event.accountId },
        ],
      })
    case 'deposit_interest_added':
      return journalEntry({
        ...common,
        sourceKind: 'deposit',
        description: 'Interest added to a deposit',
        lines: [
          { glCode: chart.interestExpense, amount: event.amount },
          { glCode: chart.depositsHeld, amount: event.amount.negated() },
        ],
      })
    case 'deposit_transferred':
      return journalEntry({
        ...common,
        sourceKind: 'deposit',
        description: `Deposit moved from account ${event.fromAccountId} to ${event.toAccountId}`,
        lines: [
          { glCode: chart.depositsHeld, amount: event.amount },
          { glCode: chart.depositsHeld, amount: event.amount.negated() },
        ],
      })
    case 'refund_paid':
      return journalEntry({
        ...common,
        sourceKind: 'refund',
        description: 'Credit paid out',
        lines: [
          { glCode: chart.customerCredit, amount: event.amount, accountId: event.accountId },
          { glCode: cashOf(chart, event.channel), amount: event.amount.negated() },
        ],
      })
    default:
      return unreachable(event)
  }
}

/** Dr receivable per agreement / Cr revenue and taxes payable, one line per general-ledger code, in the order of the codes. */
function billLines(event: BillIssued, chart: ChartOfAccounts): PostingLine[] {
  const debits = event.segments.map(
    (segment): PostingLine => ({
      glCode: receivableOf(chart, segment.service),
      amount: sum(segment.amounts.map(({ amount }) => amount)),
      accountId: event.accountId,
      agreementId: segment.agreementId,
    }),
  )
  const credits = byCode(event.segments.flatMap(({ amounts }) => amounts))
  return [...debits, ...credits.map(([glCode, amount]): PostingLine => ({ glCode, amount: amount.negated() }))]
}

/** Amounts added up by general-ledger code, in the order of the codes. */
function byCode(amounts: readonly { readonly glCode: string; readonly amount: Decimal }[]): (readonly [string, Decimal])[] {
  const totals = new Map<string, Decimal>()
  for (const { glCode, amount } of amounts) totals.set(glCode, (totals.get(glCode) ?? ZERO).plus(amount))
  return [...totals].sort(([left], [right]) => (left < right ? -1 : 1))
}

/** The charges of a connection as revenue, its tax as owed to its authority. */
function connectionRevenue(event: ConnectionCharged | ConnectionCredited, chart: ChartOfAccounts): PostingLine[] {
  const revenue = { glCode: chart.feeRevenue, amount: event.charges }
  if (event.tax.isZero()) return [revenue]
  invariant(event.taxGlCode !== undefined, 'a tax is owed on an account', { sourceId: event.sourceId })
  return [revenue, { glCode: event.taxGlCode, amount: event.tax }]
}

/** Dr where the credit stood / Cr where the debt stands, one line per ledger account and agreement. A move within one account needs none. */
function movedLines(accountId: string, moves: readonly CreditMove[]): PostingLine[] {
  const lines = new Map<string, PostingLine>()
  const add = (glCode: string, agreementId: string | undefined, amount: Decimal): void => {
    const key = `${glCode} ${agreementId ?? ''}`
    const line = lines.get(key) ?? { glCode, amount: ZERO, accountId, ...(agreementId === undefined ? {} : { agreementId }) }
    lines.set(key, { ...line, amount: line.amount.plus(amount) })
  }
  for (const move of moves) {
    if (move.fromGlCode === move.toGlCode) continue
    add(move.fromGlCode, move.fromAgreementId, move.amount)
    add(move.toGlCode, move.toAgreementId, move.amount.negated())
  }
  return [...lines.values()]
}
