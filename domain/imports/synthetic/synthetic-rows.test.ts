import { describe, expect, it } from 'vitest'
import { rowChecker } from '../check-row.js'
import { CONTRACT_FILES, contractFile } from '../contract-files.js'
import type { ContractFileName } from '../contract.js'
import type { Finding } from '../finding.js'
import type { Recipe } from './household.js'
import { SeededRandom } from './seeded-random.js'
import { syntheticRows } from './synthetic-rows.js'

const recipe = (accounts: number, seed: number, historyMonths = 13): Recipe => ({ accounts, seed, historyMonths })
const textOf = (of: Recipe, file: ContractFileName): string => [...syntheticRows(of, file)].map((row) => row.join(',')).join('\n')

describe('a synthetic utility', () => {
  it.each(CONTRACT_FILES.map((file) => file.name))('has the same rows in %s for the same seed, others for another', (file) => {
    expect(textOf(recipe(150, 5), file)).toBe(textOf(recipe(150, 5), file))
    if (['bill_cycles.csv', 'bank_openings.csv'].includes(file))
      expect(textOf(recipe(150, 6), file)).toBe(textOf(recipe(150, 5), file))
    else expect(textOf(recipe(150, 6), file)).not.toBe(textOf(recipe(150, 5), file))
  })

  it('has the rows it always had, so that figures measured on it stay comparable', () => {
    expect([...syntheticRows(recipe(100, 1), 'accounts.csv')].slice(0, 3).map((row) => row.join(','))).toMatchInlineSnapshot(`
      [
        "A000001,C000001,residential,1,post,active,2011-09-13,,false,false",
        "A000002,C000005,residential,1,email,active,2003-05-18,,false,false",
        "A000003,C000009,residential,1,both,active,2014-06-03,,false,false",
      ]
    `)
    expect([...syntheticRows(recipe(100, 1), 'reads.csv')].slice(0, 3).map((row) => row.join(','))).toMatchInlineSnapshot(`
      [
        "M10000001,1,2025-08-04,6058,actual,handheld",
        "M10000001,1,2025-09-04,6065,actual,amr",
        "M10000001,1,2025-10-06,6071,actual,amr",
      ]
    `)
    expect([...syntheticRows(recipe(100, 1), 'bill_history.csv')].slice(-2).map((row) => row.join(','))).toMatchInlineSnapshot(`
      [
        "H001300,A000100,G000498,stormwater,2026-07-14,2026-08-11,4.1,ERU,27.68,2026-08-14,2026-09-04",
        "H001300,A000100,G000499,refuse,2026-07-14,2026-08-11,3,cart,93.45,2026-08-14,2026-09-04",
      ]
    `)
  })

  it.each([
    [100, 0, 13],
    [333, 4_294_967_295, 13],
    [211, 3, 1],
    [211, 3, 2],
    [264, 9, 9],
  ])('of %i accounts, seed %i, %i months follows the contract row by row', (accounts, seed, months) => {
    for (const file of CONTRACT_FILES) {
      const checker = rowChecker(file)
      const findings: Finding[] = []
      let line = 1
      for (const row of syntheticRows(recipe(accounts, seed, months), file.name)) {
        line += 1
        checker.check(row, line, findings)
      }
      expect(findings).toEqual([])
    }
  })

  it('has exactly as many accounts as asked for, with unique keys', () => {
    for (const file of CONTRACT_FILES.filter((each) => each.keyIsUnique)) {
      const positions = file.key.map((name) => contractFile(file.name).columns.findIndex((column) => column.name === name))
      const keys = [...syntheticRows(recipe(700, 2), file.name)].map((row) =>
        positions.map((position) => row[position]).join('/'),
      )
      expect([file.name, new Set(keys).size]).toEqual([file.name, keys.length])
      if (file.name === 'accounts.csv') expect(keys).toHaveLength(700)
    }
  })

  it('shows every case that makes a bill cycle interesting', () => {
    const of = recipe(2_000, 11)
    const rows = (file: ContractFileName): (readonly string[])[] => [...syntheticRows(of, file)]
    expect(new Set(rows('accounts.csv').map((row) => row[5]))).toEqual(new Set(['active', 'pending', 'closed']))
    expect(new Set(rows('accounts.csv').map((row) => row[2]))).toEqual(
      new Set(['residential', 'commercial', 'public_authority', 'industrial']),
    )
    expect(new Set(rows('agreements.csv').map((row) => row[3]))).toEqual(
      new Set(['W-RES', 'W-COM', 'S-RES', 'S-COM', 'ST-RES', 'ST-NRES', 'RF-CART', 'E-RES', 'E-COM', 'W-IRR']),
    )
    expect(new Set(rows('reads.csv').map((row) => row[4]))).toEqual(new Set(['actual', 'estimated', 'customer']))
    expect(rows('installs.csv').some((row) => row[5] !== '')).toBe(true)
    expect(rows('registers.csv').some((row) => row[6] === 'demand')).toBe(true)
    expect(new Set(rows('open_items.csv').map((row) => row[3]))).toEqual(new Set(['bill', 'late_fee', 'credit']))
  })
})

describe('seeded random numbers', () => {
  it('are spread evenly enough', () => {
    const random = new SeededRandom(1, 'test', 0)
    const counts = Array.from({ length: 10 }, () => 0)
    for (let index = 0; index < 20_000; index += 1) {
      const drawn = random.int(0, 9)
      counts[drawn] = (counts[drawn] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 2_000)).toBeLessThan(300)
  })

  it('differ for neighbours', () => {
    const first = Array.from({ length: 1_000 }, (_, index) => new SeededRandom(1, 'place', index).int(0, 999_999))
    expect(new Set(first).size).toBeGreaterThan(990)
  })
})
