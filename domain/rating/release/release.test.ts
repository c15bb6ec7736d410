import { describe, expect, test } from 'vitest'
import type { TariffFile } from '../tariff.js'
import { changedDays, daysToCompare, dayTried } from './changed-days.js'
import { daysInForce, standingOf } from './days-in-force.js'
import { decideTariffVersionAct, tariffActsOf, type TariffVersionActInput, type TariffVersionStanding } from './version-acts.js'

const use = (price: unknown, more: object = {}) => ({ rule: 'use', kind: 'usage', line: 'W-USE', price, ...more })
const file = (versions: readonly object[], more: object = {}): TariffFile =>
  ({ tariff: 'W', name: 'Water', service: 'water', unit: 'ccf', billed_quantity: 'use', ...more, versions }) as never
const NOW = file([{ from: '2025-01-01', rules: [use('5')] }])
const BY_SEASON = { by: 'season', values: { summer: '6', winter: '5' } }
const STEPS = [
  { from: '2025-01-01', value: '5' },
  { from: '2027-01-01', value: '6' },
]

describe('the day a draft is tried as on', () => {
  test.each<[string, TariffFile | undefined, TariffFile, string]>([
    ['the first that it charges otherwise', NOW, file([{ from: '2025-01-01', rules: [use(STEPS)] }]), '2027-01-01'],
    [
      'where a price comes later than it was to, the day it comes',
      file([{ from: '2025-01-01', rules: [use(STEPS)] }]),
      file([{ from: '2025-01-01', rules: [use([STEPS[0], { from: '2027-04-01', value: '7' }])] }]),
      '2027-04-01',
    ],
    [
      'where a price does not come at all, the day it was to',
      file([{ from: '2025-01-01', rules: [use(STEPS)] }]),
      NOW,
      '2027-01-01',
    ],
    ['of its newest part where it changes nothing', NOW, NOW, '2025-01-01'],
    [
      'of its newest part where it is new',
      undefined,
      file([...NOW.versions, { from: '2026-01-01', rules: [use('6')] }]),
      '2026-01-01',
    ],
    [
      'of its newest part where nothing is in force then',
      NOW,
      file([{ from: '2025-01-01', to: '2026-12-31', rules: [use('5')] }]),
      '2025-01-01',
    ],
  ])('%s', (_, before, after, day) => expect(dayTried(before, after)).toBe(day))
})

test('every day is compared on which the two are not as on the day before', () => {
  const planned = file([{ from: '2025-01-01', rules: [use(STEPS)] }])
  const later = file([
    { from: '2025-01-01', rules: [use([STEPS[0], { from: '2027-04-01', value: '7' }, { from: '2027-05-01', value: '7' }])] },
  ])
  expect(daysToCompare(planned, later)).toEqual(['2027-01-01', '2027-04-01'])
  expect(daysToCompare(NOW, NOW)).toEqual([])
  expect(daysToCompare(undefined, planned)).toEqual(['2025-01-01', '2027-01-01'])
})

describe('the days a version changes', () => {
  test.each<[string, TariffFile | undefined, TariffFile, string | null, string | null]>([
    ['a tariff that is new', undefined, NOW, '2025-01-01', null],
    [
      'a new tariff with an end',
      undefined,
      file([{ from: '2025-01-01', to: '2025-12-31', rules: [use('5')] }]),
      '2025-01-01',
      '2025-12-31',
    ],
    ['nothing', NOW, NOW, null, null],
    [
      'a name and a note',
      NOW,
      file([{ from: '2025-01-01', note: 'n', rules: [use('5', { note: 'x' })] }], { name: 'Other' }),
      null,
      null,
    ],
    ['a version more', NOW, file([...NOW.versions, { from: '2027-01-01', rules: [use('6')] }]), '2027-01-01', null],
    ['a version more that says the same', NOW, file([...NOW.versions, { from: '2027-01-01', rules: [use('5')] }]), null, null],
    ['a price from a day on', NOW, file([{ from: '2025-01-01', rules: [use(STEPS)] }]), '2027-01-01', null],
    ['a price corrected', NOW, file([{ from: '2025-01-01', rules: [use('5.1')] }]), '2025-01-01', null],
    [
      'a price for a time',
      NOW,
      file([{ from: '2025-01-01', rules: [use([...STEPS, { from: '2027-07-01', value: '5' }])] }]),
      '2027-01-01',
      '2027-06-30',
    ],
    ['a rule that ends', NOW, file([{ from: '2025-01-01', rules: [use('5', { to: '2026-12-31' })] }]), '2027-01-01', null],
    [
      'a schedule and an attribute that only a version to come rests on',
      NOW,
      file(
        [...NOW.versions, { from: '2027-01-01', rules: [{ rule: 'tou', kind: 'time_of_use', schedule: 'day', times: 'tons' }] }],
        { conventions: { schedules: { day: { periods: ['on'], rows: [], otherwise: 'on' } } }, attributes: { tons: 'number' } },
      ),
      '2027-01-01',
      null,
    ],
    [
      'the months of a season that a price rests on',
      file([{ from: '2025-01-01', rules: [use(BY_SEASON)] }], {
        conventions: { seasons: { season: [{ name: 'summer', from: '06-01' }] } },
      }),
      file([{ from: '2025-01-01', rules: [use(BY_SEASON)] }], {
        conventions: { seasons: { season: [{ name: 'summer', from: '05-01' }] } },
      }),
      '2025-01-01',
      null,
    ],
    ['a label', NOW, file([{ from: '2025-01-01', rules: [use('5', { label: 'Use' })] }]), '2025-01-01', null],
    ['the unit', NOW, file([...NOW.versions], { unit: 'kgal' }), '2025-01-01', null],
    [
      'members in another order',
      NOW,
      JSON.parse(
        '{"versions":[{"rules":[{"price":"5","line":"W-USE","kind":"usage","rule":"use"}],"from":"2025-01-01"}],"billed_quantity":"use","unit":"ccf","service":"water","name":"Water","tariff":"W"}',
      ),
      null,
      null,
    ],
  ])('%s', (_name, before, after, from, to) => {
    expect(changedDays(before, after)).toEqual(from === null ? null : { from, to })
  })
})

describe('the days in force', () => {
  const span = (from: string, to: string | null = null) => ({ from, to })
  test.each([
    ['one alone', [span('2025-01-01')], [span('2025-01-01')]],
    ['the next ends it', [span('2025-01-01'), span('2027-01-01')], [span('2025-01-01', '2026-12-31'), span('2027-01-01')]],
    ['a later one replaces it whole', [span('2027-01-01'), span('2026-06-01')], [null, span('2026-06-01')]],
    [
      'one for a time leaves both ends',
      [span('2025-01-01'), span('2026-06-01', '2026-08-31')],
      [span('2025-01-01'), span('2026-06-01', '2026-08-31')],
    ],
    [
      'one in front leaves it',
      [span('2027-01-01'), span('2026-06-01', '2026-12-31')],
      [span('2027-01-01'), span('2026-06-01', '2026-12-31')],
    ],
    ['one without days', [span('2025-01-01'), null], [span('2025-01-01'), null]],
  ])('%s', (_name, days, left) => {
    const found = daysInForce(days.map((each, index) => ({ revision: index + 1, days: each })))
    expect([...found.values()]).toEqual(left)
  })

  test.each([
    [span('2025-01-01'), 'current'],
    [span('2026-09-02'), 'coming'],
    [span('2025-01-01', '2026-08-31'), 'past'],
    [span('2025-01-01', '2026-09-01'), 'current'],
    [null, 'replaced'],
  ])('%o stands as %s', (days, standing) => expect(standingOf(days, '2026-09-01')).toBe(standing))
})

const STANDING: TariffVersionStanding = {
  tariff: 'W',
  version: 2,
  state: 'proposed',
  savedBy: 'ann',
  proposedBy: 'ben',
  baseRevision: 3,
  publishedOn: '2026-09-01',
  effectiveFrom: '2026-10-01',
}
const INPUT: TariffVersionActInput = {
  act: 'approve',
  by: 'cleo',
  today: '2026-09-10',
  standingRevision: 3,
  noticeDays: 0,
  billedSegments: 0,
  liveAgreements: 0,
  builtUponBy: null,
}

describe('acts on a version', () => {
  test.each<[string, Partial<TariffVersionStanding>, Partial<TariffVersionActInput>, string]>([
    ['another person approves', {}, {}, 'approved'],
    ['who proposed it does not', {}, { by: 'ben' }, 'TARIFF_OWN_APPROVAL'],
    ['who wrote it does not', {}, { by: 'ann' }, 'TARIFF_OWN_APPROVAL'],
    ['a draft is not approved', { state: 'draft' }, {}, 'TARIFF_VERSION_STATE'],
    ['an approved one is not approved again', { state: 'approved' }, {}, 'TARIFF_VERSION_STATE'],
    ['what stands has changed', {}, { standingRevision: 4 }, 'TARIFF_CHANGED'],
    ['a draft is proposed by who wrote it', { state: 'draft' }, { act: 'propose', by: 'ann' }, 'proposed'],
    ['nor is one proposed on something else', { state: 'draft' }, { act: 'propose', standingRevision: 0 }, 'TARIFF_CHANGED'],
    ['notice is long enough to the day', {}, { noticeDays: 30 }, 'approved'],
    ['notice is a day short', {}, { noticeDays: 31 }, 'TARIFF_NOTICE_TOO_SHORT'],
    ['notice counts from today where nothing is published', { publishedOn: null }, { noticeDays: 22 }, 'TARIFF_NOTICE_TOO_SHORT'],
    ['no notice is needed where nothing is charged otherwise', { effectiveFrom: null }, { noticeDays: 99 }, 'approved'],
    ['the past may be corrected where no notice is asked', { effectiveFrom: '2026-01-01' }, {}, 'approved'],
    ['a proposed one is returned', {}, { act: 'return' }, 'draft'],
    ['a draft is not returned', { state: 'draft' }, { act: 'return' }, 'TARIFF_VERSION_STATE'],
    ['a draft is withdrawn', { state: 'draft' }, { act: 'withdraw', by: 'ann' }, 'withdrawn'],
    ['an approved one is not withdrawn', { state: 'approved' }, { act: 'withdraw' }, 'TARIFF_VERSION_STATE'],
    ['an approved one is cancelled', { state: 'approved' }, { act: 'cancel' }, 'cancelled'],
    ['not where it billed', { state: 'approved' }, { act: 'cancel', billedSegments: 2 }, 'TARIFF_VERSION_BILLED'],
    [
      'not where a later one stands',
      { state: 'approved' },
      { act: 'cancel', builtUponBy: { revision: 5, version: 3 } },
      'TARIFF_VERSION_BUILT_UPON',
    ],
    [
      'nor where agreements would be left without',
      { state: 'approved' },
      { act: 'cancel', liveAgreements: 1 },
      'TARIFF_VERSION_IN_USE',
    ],
    ['a proposed one is not cancelled', {}, { act: 'cancel' }, 'TARIFF_VERSION_STATE'],
    ['nothing follows a cancellation', { state: 'cancelled' }, { act: 'approve' }, 'TARIFF_VERSION_STATE'],
  ])('%s', (_name, standing, input, came) => {
    const decided = decideTariffVersionAct({ ...STANDING, ...standing }, { ...INPUT, ...input })
    expect(decided.ok ? decided.value : decided.refusal.code).toBe(came)
  })

  test('each state has its acts', () => {
    const states = ['draft', 'proposed', 'approved', 'withdrawn', 'cancelled'] as const
    expect(states.map((state) => tariffActsOf(state).join(' '))).toEqual([
      'propose withdraw',
      'return approve withdraw',
      'cancel',
      '',
      '',
    ])
  })
})
