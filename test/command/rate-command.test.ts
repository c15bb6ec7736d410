import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RateCheckAnswer } from '../../activities/rating/rate-check/contract.js'
import { hourlyUsage, urdbRate } from '../support/urdb.js'

/** `penstock rate` as one calls it: files in, JSON out, nothing else running. */
const PENSTOCK = fileURLToPath(new URL('../../bin/penstock.mjs', import.meta.url))
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'penstock-rate-'))
  writeFileSync(join(folder, 'rate.json'), JSON.stringify(urdbRate({ dgrules: 'Net Metering' })))
  const usage = hourlyUsage('2018-01-01', 59, (day, hour) => ({
    kwh: hour === 18 ? 10 : 0,
    received_kwh: hour === 12 && day < 31 ? 20 : 0,
  }))
  writeFileSync(join(folder, 'usage.csv'), usage)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function rate(...more: string[]): { status: number | null; answer: RateCheckAnswer } {
  const files = ['--tariff', join(folder, 'rate.json'), '--usage', join(folder, 'usage.csv')]
  const { status, stdout } = spawnSync(process.execPath, [PENSTOCK, 'rate', ...files, ...more, '--json'], { encoding: 'utf8' })
  return { status, answer: JSON.parse(stdout) as RateCheckAnswer }
}

test('months cut from a window and months of single calls with the state handed on are the same', () => {
  const whole = rate('--from', '2018-01-01', '--to', '2018-03-01', '--period', 'monthly')
  expect(whole.status).toBe(0)
  const state = join(folder, 'state.json')
  const january = rate('--from', '2018-01-01', '--to', '2018-02-01', '--state-out', state)
  expect(JSON.parse(readFileSync(state, 'utf8'))).toMatchObject({ next: '2018-02-01' })
  const february = rate('--from', '2018-02-01', '--to', '2018-03-01', '--state-in', state)
  expect([...january.answer.periods, ...february.answer.periods]).toEqual(whole.answer.periods)
}, 60_000)

test('files of shares name the files of generation that lie beside them', () => {
  const rules = [
    {
      rule: 'array',
      kind: 'time_of_use',
      schedule: 'all',
      of: 'shared',
      as: 'discount',
      periods: { day: { line: 'SHARE', price: '0.1' } },
    },
  ]
  const schedules = { all: { periods: ['day'], rows: [{ period: 'day' }] } }
  const tariff = {
    tariff: 'E-1',
    name: 'Electric',
    service: 'electric',
    unit: 'kWh',
    billed_quantity: 'use',
    conventions: { schedules },
  }
  writeFileSync(join(folder, 'shared.json'), JSON.stringify({ ...tariff, versions: [{ from: '2015-01-01', rules }] }))
  writeFileSync(join(folder, 'sun.csv'), 'start,end,kwh\n2018-01-01,2018-02-01,5000')
  const share = { generator: 'SUN-1', percent: '2.5', generation: 'sun.csv' }
  writeFileSync(join(folder, 'shares.json'), JSON.stringify({ shares: [share] }))
  const asked = ['--tariff', join(folder, 'shared.json'), '--from', '2018-01-01', '--to', '2018-02-01', '--shares']
  expect(rate(...asked, join(folder, 'shares.json')).answer.periods[0]).toMatchObject({ credit: '12.5', total: '-12.50' })
  writeFileSync(join(folder, 'lost.json'), JSON.stringify({ shares: [{ ...share, generation: 'nowhere.csv' }] }))
  expect(rate(...asked, join(folder, 'lost.json')).answer.refusals[0]?.code).toBe('FILE_UNREADABLE')
}, 60_000)

test.each([
  ['COMMAND_LINE', ['--from', '2018-01-01']],
  ['COMMAND_LINE', ['--from', '2018-01-01', '--to', '2018-02-01', '--colour', 'red']],
  ['OPTION_VALUE', ['--from', '2018-01-01', '--to', '2018-02-01', '--period', 'weekly']],
  ['OPTION_VALUE', ['--from', '2018-01-01', '--to', '2018-02-01', '--option', 'rounding']],
  ['FILE_UNREADABLE', ['--from', '2018-01-01', '--to', '2018-02-01', '--calendar', '/nowhere/calendar.json']],
])('what the command line cannot be is a refusal too: %s', (code, more) => {
  const { status, answer } = rate(...more)
  expect(status).toBe(1)
  expect(answer).toMatchObject({ periods: [], refusals: [{ code }] })
  expect(answer.refusals[0]?.message).not.toContain('\n')
})

test('what is refused ends with status 1, options are heard', () => {
  const refused = rate('--from', '2018-02-01', '--to', '2018-04-01')
  expect(refused).toMatchObject({ status: 1, answer: { periods: [] } })
  expect(refused.answer.refusals[0]).toMatchObject({ code: 'INTERVALS_INCOMPLETE', field: 'kwh' })
  const asked = rate('--from', '2018-02-01', '--to', '2018-03-01', '--option', 'rounding=none', '--option', 'bank=pooled')
  expect(asked.answer.assumptions).toContainEqual(expect.objectContaining({ option: 'rounding', value: 'none', why: 'as asked' }))
}, 60_000)
