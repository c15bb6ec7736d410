import { expect, it } from 'vitest'
import type { PolicyPack, PolicyRow } from '../../../domain/policy/policy-pack.js'
import { presetPack, releasePacks } from '../../support/policy.js'
import { Office, type OfficeOptions } from './office.js'

// Events twice and in the wrong order, a clock that jumps, rules that change under a case.

/** The municipal default as the pack of a city, some of its rules stated otherwise. */
function city(...own: readonly (readonly [key: PolicyRow['key'], value: unknown])[]): PolicyPack {
  const municipal = presetPack('municipal-default')
  const stated = own.map(([key, value]): PolicyRow => {
    return { key, value, from: null, to: null, citation: 'made for this story', mark: 'U', says: `The rule ${key}.` }
  })
  const rows = [...municipal.rows.filter(({ key }) => !own.some(([other]) => other === key)), ...stated]
  return { ...municipal, pack: 'city', level: 'utility', entity: 'municipal', rows }
}

const QUICK = [
  ['dunning.approval', false],
  ['contact.personal', null],
  ['notice.second', null],
  [
    'dunning.steps',
    [
      { step: 'reminder', act: 'reminder', after: { days: 5, count: 'calendar' }, counted_from: 'due_date', channels: [] },
      {
        step: 'notice',
        act: 'first_notice',
        after: { days: 10, count: 'calendar' },
        counted_from: 'previous_step',
        channels: ['mail'],
      },
      { step: 'cut', act: 'disconnect', after: { days: 1, count: 'business' }, counted_from: 'previous_step', channels: [] },
    ],
  ],
] as const

const open = (more: Partial<OfficeOptions> = {}) =>
  Office.open({ packs: [city(...QUICK)], service: 'water', households: 2, today: '2026-06-01', ...more })

async function usualStory(office: Office): Promise<{ happened: string[][]; entries: string[][] }> {
  await office.owe('2026-06-01', '180.00', 1, 2)
  await office.on('2026-06-06', '2026-06-16')
  await office.plan(2)
  await office.on('2026-06-18', '2026-07-01')
  await office.crew(1, 'DISCONNECT')
  await office.pay(1, '189.00')
  await office.crew(1, 'RECONNECT')
  const told = {
    happened: [await office.happened(1), await office.happened(2)],
    entries: [await office.entries(1), await office.entries(2)],
  }
  await office.close()
  return told
}

it('wake signals twice, in the wrong order and for nothing change nothing', async () => {
  const usual = await usualStory(await open())
  expect(usual.happened[0]?.at(-1)).toBe('2026-07-01 Service is back since 2026-07-01: W….')
  expect(usual.happened[1]?.at(-1)).toBe('2026-07-01 Waits for the crew.')
  expect(await usualStory(await open({ isRestless: true }))).toEqual(usual)
})

it('a clock that jumps ninety days takes one step of the strategy, not all of them', async () => {
  const office = await open()
  await office.owe('2026-06-01', '180.00', 1, 2)
  await office.on('2026-06-06')
  await office.plan(2)
  await office.on('2026-09-04')
  expect((await office.happened(1)).slice(3)).toEqual([
    '2026-09-04 notice: First notice: by mail.',
    '2026-09-04 Waits until 2026-09-07: The step comes on 2026-09-07.',
  ])
  expect((await office.happened(2)).slice(3)).toEqual([
    '2026-06-06 180.00 is paid off in 2 instalments to 2026-08-06, after 45.00 down by 2026-06-08.',
    '2026-06-06 Waits: The plan 1 is in good standing.',
    '2026-09-04 Broken: the down payment due 2026-06-08 was not paid. 180.00 is owed again where it stood.',
    '2026-09-04 notice: First notice: by mail.',
    '2026-09-04 Waits until 2026-09-07: The step comes on 2026-09-07.',
  ])
  await office.on('2026-12-03')
  expect((await office.happened(1)).slice(5)).toEqual([
    '2026-12-03 cut: Back to the notice: No first notice holds on that day.',
    '2026-12-03 notice: First notice: by mail.',
    '2026-12-03 Waits until 2026-12-04: The step comes on 2026-12-04.',
  ])
  await office.close()
})

it('a new version of the pack: a case keeps its steps, and every act is decided by the rules of its day', async () => {
  const office = await open()
  await office.owe('2026-06-01', '180.00', 1)
  await office.on('2026-06-06', '2026-06-16')
  const [, , , steps] = QUICK
  const slower = [steps[1].map((step) => ({ ...step, after: { days: 30, count: 'calendar' } }))]
  await releasePacks(
    office.pool,
    [city(...QUICK.slice(0, 3), ['dunning.steps', slower[0]], ['cut.min_amount', '200.00'])],
    '2026-06-20',
  )
  await office.owe('2026-06-20', '120.00', 2)
  await office.on('2026-06-26', '2026-07-01')
  await office.bill(1, '2026-07-03', '30.00')
  await office.on('2026-07-06')
  expect((await office.happened(1)).slice(3)).toEqual([
    '2026-06-16 notice: First notice: by mail.',
    '2026-06-16 Waits until 2026-06-17: The step comes on 2026-06-17.',
    '2026-06-26 Waits: 180.00 is past due, less than 200.00.',
    '2026-07-01 Waits until 2026-07-06: 180.00 is past due, less than 200.00.',
    '2026-07-06 Disconnection for 210.00 ordered: W….',
    '2026-07-06 Waits for the crew.',
  ])
  const decided = await office.pool.query<{ row: string }>(
    `select concat_ws(' ', on_date, asked_at, outcome, (packs -> 0 ->> 'pack'), (packs -> 0 ->> 'version')) as row from collection_decisions order by decision_id`,
  )
  expect(decided.rows.map(({ row }) => row)).toEqual([
    '2026-06-06 contact act city 1',
    '2026-06-16 notice act city 1',
    '2026-07-06 dispatch act city 2',
  ])
  const cases = await office.pool.query<{
    row: string
  }>(`select concat_ws(' ', account_id, 'of version', packs -> 0 ->> 'version', 'notice after', steps -> 1 -> 'after' ->> 'days', 'days') as row
     from collection_cases order by 1`)
  expect(cases.rows.map(({ row }) => row)).toEqual([
    'A00001 of version 1 notice after 10 days',
    'A00002 of version 2 notice after 30 days',
  ])
  await office.close()
})
