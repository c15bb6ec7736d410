import { beforeAll, describe, expect, test } from 'vitest'
import { billAll, loadRules, rowsOf } from '../../test/support/utility-export.js'
import { decimal, ZERO } from '../kernel/decimal.js'
import { printedPeriod } from '../utility/period-printing.js'
import type { AccountBill, AccountOutcome } from './billing-input.js'
import type { BillingRules } from './billing-rules.js'

/**
 * The demo utility's September 2026: its whole export is billed by its tariffs and settings, and must agree to the cent
 * with what its old system billed, by the comparison rule of demo/alder-creek/README.md.
 */
let outcomes: AccountOutcome[] = []
let bills: AccountBill[] = []
let rules: BillingRules

beforeAll(() => {
  rules = loadRules()
  outcomes = billAll(rules)
  bills = outcomes.flatMap((outcome) => (outcome.outcome === 'billed' ? [outcome.bill] : []))
}, 60_000)

function totalsOf(entries: Iterable<readonly [string, string]>): Map<string, string> {
  const totals = new Map<string, string>()
  for (const [key, amount] of entries)
    totals.set(
      key,
      decimal(totals.get(key) ?? '0')
        .plus(amount)
        .toFixed(2),
    )
  return totals
}

function differences(actual: ReadonlyMap<string, string>, expected: ReadonlyMap<string, string>): string[] {
  const keys = [...new Set([...actual.keys(), ...expected.keys()])].sort()
  const parted = keys.filter((key) => !decimal(actual.get(key) ?? '0').eq(expected.get(key) ?? '0'))
  return parted.map((key) => `${key}: ${actual.get(key) ?? 'none'}, expected ${expected.get(key) ?? 'none'}`)
}

describe('the demo utility, September 2026', () => {
  test('each account has the outcome, reason and flags of the old system', () => {
    const actual = outcomes.map((outcome) => {
      const flags = outcome.outcome === 'billed' ? outcome.bill.flags.join(';') : ''
      return `${outcome.accountId} ${outcome.outcome} ${outcome.outcome === 'billed' ? 'BILLED' : outcome.code} ${flags}`
    })
    const expected = rowsOf('expected/outcomes-2026-09').map((row) => {
      const flags = (row.flags as string).split(';').sort().join(';')
      return `${row.account_id} ${row.outcome} ${row.reason_class} ${flags}`
    })
    expect(actual.filter((line) => !expected.includes(line))).toEqual([])
    expect(actual).toHaveLength(1200)
  })

  test('every line is equal to the cent', () => {
    const actual = totalsOf(
      bills.flatMap((bill) =>
        bill.segments.flatMap((segment) =>
          segment.lines.map((line) => {
            const printed = printedPeriod(line, rules.settings.segmentPrinting)
            return [
              `${bill.accountId} ${segment.agreementId} ${line.lineCode} ${printed.from} ${printed.to}`,
              line.amount,
            ] as const
          }),
        ),
      ),
    )
    const expected = totalsOf(
      rowsOf('expected/bill-lines-2026-09').map(
        (row) =>
          [
            `${row.account_id} ${row.agreement_id} ${row.line_code} ${row.segment_from} ${row.segment_to}`,
            row.amount as string,
          ] as const,
      ),
    )
    expect(differences(actual, expected)).toEqual([])
    expect(actual.size).toBeGreaterThan(13_000)
  })

  test('quantity, unit and rate of every line read as in the old system', () => {
    const actual = new Set(
      bills.flatMap((bill) =>
        bill.segments.flatMap((segment) =>
          segment.lines.map(
            (line) => `${segment.agreementId} ${line.lineCode} ${line.from} ${line.quantity} ${line.unit} ${line.rate}`,
          ),
        ),
      ),
    )
    const expected = rowsOf('expected/bill-lines-2026-09').map(
      (row) => `${row.agreement_id} ${row.line_code} ${row.segment_from} ${row.quantity} ${row.unit} ${row.rate}`,
    )
    expect(expected.filter((line) => !actual.has(line))).toEqual([])
  })

  test('every bill has the same dates and amounts', () => {
    const actual = bills.map((bill) => {
      const printed = printedPeriod(bill.period, rules.settings.periodPrinting)
      return [
        bill.accountId,
        printed.from,
        printed.to,
        bill.issuedOn,
        bill.dueOn,
        bill.currentCharges,
        bill.taxes,
        bill.total,
      ].join()
    })
    const expected = rowsOf('expected/bills-2026-09').map((row) => Object.values(row).join())
    expect(actual.filter((line) => !expected.includes(line))).toEqual([])
    expect(actual).toHaveLength(1117)
  })

  test('revenue, taxes and receivables of the month', () => {
    const lines = bills.flatMap((bill) => bill.segments.flatMap((segment) => segment.lines))
    const actual = totalsOf(lines.map((line) => [line.revenueAccount, line.amount] as const))
    actual.set('AR', bills.reduce((sum, bill) => sum.plus(bill.total), ZERO).toFixed(2))
    const expected = new Map(
      rowsOf('expected/revenue-totals')
        .filter((row) => !(row.code as string).startsWith('CASH'))
        .map((row) => [row.code as string, row.amount as string]),
    )
    expect(differences(actual, expected)).toEqual([])
  })

  test('each bill is the sum of its lines, and each segment of its own', () => {
    for (const bill of bills) {
      const lines = bill.segments.flatMap((segment) => segment.lines.map((line) => line.amount))
      expect(lines.reduce((sum, amount) => sum.plus(amount), ZERO).toFixed(2)).toBe(bill.total)
    }
  })
})

test('the same utility reading in the morning of the next day bills the same, and prints the day after', () => {
  const morning = loadRules(undefined, {
    service_period: { read_counts_for: 'start_of_day', period_printing: { from: 'first_day', to: 'day_after' } },
  })
  const same = billAll(morning, 1)
  const told = (list: readonly AccountOutcome[]) =>
    list.map((outcome) =>
      outcome.outcome === 'billed'
        ? [
            outcome.accountId,
            outcome.bill.flags,
            outcome.bill.segments.map(({ lines }) => lines.map((line) => [line.lineCode, line.from, line.amount])),
          ]
        : [outcome.accountId, outcome.code],
    )
  expect(told(same)).toEqual(told(outcomes))
  const [first] = same
  const printed = first?.outcome === 'billed' ? printedPeriod(first.bill.period, morning.settings.periodPrinting) : undefined
  expect(printed).toEqual({ from: '2026-08-26', to: '2026-09-26' })
}, 60_000)
