import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { valueOf } from '../../domain/kernel/outcome.js'
import type { TariffFile } from '../../domain/rating/tariff.js'
import { tariffAsOn } from '../../domain/rating/tariff-as-on.js'
import { ALDER_CREEK } from '../../test/support/bill-run.js'
import { comparedTariffs } from './compare-tariffs.js'

const FILE = JSON.parse(readFileSync(join(ALDER_CREEK, 'tariffs', 'W-RES.json'), 'utf8')) as TariffFile
const on = (day: string, file = FILE): TariffFile => valueOf(tariffAsOn(file, day))

it('says nothing of what is the same', () => {
  const { added, removed, changed, about } = comparedTariffs(on('2026-01-01'), on('2026-08-31'))
  expect([added, removed, changed]).toEqual([[], [], []])
  expect(about).toEqual({ was: [], now: [], prices: [] })
})

it('says which prices changed from when to when', () => {
  const { changed } = comparedTariffs(on('2026-08-31'), on('2026-09-01'))
  const prices = changed.flatMap((rule) => rule.prices.map(({ of, was, now }) => `${rule.label} | ${of} | ${was} → ${now}`))
  expect(prices.slice(0, 2)).toEqual([
    'Water base charge | Price a month, meter size 5/8 | 21.32 → 22.17',
    'Water base charge | Price a month, meter size 3/4 | 24.18 → 25.15',
  ])
  expect(changed.every(({ was, now }) => was.length + now.length === 0)).toBe(true)
})

it('says which rules came, went and read differently', () => {
  const [version] = FILE.versions
  const [base, ...others] = version?.rules ?? []
  const rules = [
    { ...base, per: 'day' },
    { rule: 'new', kind: 'fixed', label: 'Council charge', line: 'W-BASE', per: 'bill', price: '1.00' },
  ]
  const next = { ...FILE, name: 'Another name', versions: [{ ...version, rules }] } as unknown as TariffFile
  const { added, removed, changed, about } = comparedTariffs(on('2026-09-01'), on('2026-09-01', next))
  expect(added.map(({ label }) => label)).toEqual(['Council charge'])
  expect(removed.map(({ rule }) => rule)).toEqual(others.map(({ rule }) => rule))
  expect(changed.map(({ was, now }) => [was, now])).toEqual([[['A fixed amount a month.'], ['A fixed amount a day.']]])
  expect(about.now).toEqual(['Its name is Another name.'])
})
