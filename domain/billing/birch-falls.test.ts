import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { billAll, loadRules, rowsOf } from '../../test/support/utility-export.js'
import type { AccountOutcome } from './billing-input.js'

/**
 * The demo utility's customers and reads under another city's book: read in the morning, rounded half to even, every
 * period by days of 30.4, prices by issue date or last day, a version that begins in mid-period, one ladder across a price
 * change, whole-quantity prices, another ratchet, winter average, minimum and tax on tax. The expected totals come from a
 * program of exact fractions that was written apart from this one, in another language, from the meaning of the files.
 */
const FOLDER = fileURLToPath(new URL('../../test/fixtures/birch-falls/', import.meta.url))

let outcomes: AccountOutcome[] = []

beforeAll(() => {
  outcomes = billAll(loadRules(FOLDER), 1)
}, 60_000)

describe('another city by the same engine', () => {
  test('every agreement comes to the cent, every other account to its reason', () => {
    const actual = outcomes.flatMap((outcome) =>
      outcome.outcome === 'billed'
        ? outcome.bill.segments.map((segment) => `${outcome.accountId},${segment.agreementId},${segment.total}`)
        : [`${outcome.accountId},,${outcome.code}`],
    )
    const expected = new Set(rowsOf('totals', FOLDER).map((row) => Object.values(row).join()))
    expect(actual.filter((line) => !expected.has(line))).toEqual([])
    expect(actual).toHaveLength(expected.size)
  })

  test('bills are due on business days', () => {
    const due = new Set(outcomes.flatMap((outcome) => (outcome.outcome === 'billed' ? [outcome.bill.dueOn] : [])))
    expect([...due].sort()).toEqual(['2026-10-01', '2026-10-07', '2026-10-14', '2026-10-21'])
  })
})
