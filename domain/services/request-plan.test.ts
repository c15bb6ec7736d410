import { describe, expect, it } from 'vitest'
import { type Place, type PlacedAgreement, planRequest, type RequestWish } from './request-plan.js'

const agreement = (
  agreementId: string,
  accountId: string,
  startOn: string,
  stopOn: string | null = null,
  state: PlacedAgreement['state'] = stopOn === null ? 'active' : 'pending_stop',
): PlacedAgreement => ({ agreementId, accountId, servicePointId: 'S1', tariffCode: 'W-RES', startOn, stopOn, state })

function place(premiseId: string, agreements: readonly PlacedAgreement[], ownerAccountId: string | null = null): Place {
  const point = { servicePointId: 'S1', service: 'water', inServiceOn: '2020-01-01', lastTariffCode: 'W-RES', agreements }
  return { premiseId, ownerAccountId, points: [point] }
}

const EMPTY = place('P1', [])
const TENANT = place('P1', [agreement('G1', 'A1', '2025-01-01')])
const WISH: RequestWish = {
  kind: 'move_in',
  today: '2026-09-10',
  daysBackAtMost: 60,
  accountId: 'A2',
  startOn: '2026-09-20',
  stopOn: null,
  movesOut: false,
  to: EMPTY,
  from: null,
  services: null,
  stopPoints: null,
  tariffs: new Map([
    ['W-RES', 'water'],
    ['W-COM', 'water'],
    ['E-RES', 'electric'],
  ]),
}
const OUT: RequestWish = {
  ...WISH,
  kind: 'move_out',
  accountId: 'A1',
  startOn: null,
  stopOn: '2026-09-19',
  to: null,
  from: TENANT,
}

/** `start A2 W-RES 2026-09-20`, `stop G1 2026-09-19 sitting`, `nobody S1`, or the code of the refusal. */
function planned(wish: RequestWish): string[] {
  const outcome = planRequest(wish)
  if (!outcome.ok) return [outcome.refusal.code]
  return [
    ...outcome.value.stops.map((stop) => `stop ${stop.agreementId} ${stop.stopOn} ${stop.party}`),
    ...outcome.value.starts.map((start) => `start ${start.accountId} ${start.tariffCode} ${start.startOn} ${start.party}`),
    ...outcome.value.withoutCustomer.map((point) => `nobody ${point}`),
  ]
}

describe('planRequest: service begins', () => {
  it.each<[string, Partial<RequestWish>, string[]]>([
    ['at an empty place', {}, ['start A2 W-RES 2026-09-20 applicant']],
    ['for a new account', { accountId: null }, ['start null W-RES 2026-09-20 applicant']],
    ['by another tariff', { services: [{ servicePointId: 'S1', tariffCode: 'W-COM' }] }, ['start A2 W-COM 2026-09-20 applicant']],
    ['by a tariff of another service', { services: [{ servicePointId: 'S1', tariffCode: 'E-RES' }] }, ['TARIFF_UNFIT']],
    ['at a point of another premise', { services: [{ servicePointId: 'S9', tariffCode: null }] }, ['NOTHING_TO_START']],
    ['without a day', { startOn: null }, ['START_MISSING']],
    ['sixty days ago', { startOn: '2026-07-12' }, ['start A2 W-RES 2026-07-12 applicant']],
    ['longer ago', { startOn: '2026-07-11' }, ['START_TOO_FAR_BACK']],
    ['where somebody is', { to: TENANT }, ['SITTING_CUSTOMER']],
    [
      'over who never called',
      { to: TENANT, movesOut: true },
      ['stop G1 2026-09-19 sitting', 'start A2 W-RES 2026-09-20 applicant'],
    ],
    ['where they are already', { to: TENANT, accountId: 'A1' }, ['ALREADY_SERVED']],
    [
      'on a day that is somebody’s last',
      { to: place('P1', [agreement('G1', 'A1', '2025-01-01', '2026-09-20')]) },
      ['POINT_TAKEN'],
    ],
    [
      'the day after somebody’s last',
      { to: place('P1', [agreement('G1', 'A1', '2025-01-01', '2026-09-19')]) },
      ['start A2 W-RES 2026-09-20 applicant'],
    ],
    [
      'where somebody else is to begin',
      { to: place('P1', [agreement('G1', 'A1', '2026-09-25', null, 'pending_start')]) },
      ['POINT_TAKEN'],
    ],
    [
      'after the owner, who makes room',
      { to: place('P1', [agreement('G1', 'A7', '2026-09-01')], 'A7') },
      ['stop G1 2026-09-19 owner', 'start A2 W-RES 2026-09-20 applicant'],
    ],
    [
      'before the owner takes it back',
      { to: place('P1', [agreement('G1', 'A7', '2026-09-20', null, 'pending_start')], 'A7') },
      ['start A2 W-RES 2026-09-20 applicant'],
    ],
    [
      'before the one to be moved out began',
      { to: place('P1', [agreement('G1', 'A1', '2026-09-20')]), movesOut: true },
      ['POINT_TAKEN'],
    ],
  ])('%s', (_what, more, expected) => expect(planned({ ...WISH, ...more })).toEqual(expected))
})

describe('planRequest: service ends', () => {
  const owned = place('P1', [agreement('G1', 'A1', '2025-01-01')], 'A7')
  const followed = place(
    'P1',
    [agreement('G1', 'A1', '2025-01-01'), agreement('G2', 'A3', '2026-09-20', null, 'pending_start')],
    'A7',
  )
  it.each<[string, Partial<RequestWish>, string[]]>([
    ['and nobody follows', {}, ['stop G1 2026-09-19 applicant', 'nobody S1']],
    ['without a day', { stopOn: null }, ['STOP_MISSING']],
    ['before it began', { stopOn: '2024-12-31', daysBackAtMost: 9999 }, ['STOP_BEFORE_START']],
    ['too long ago', { stopOn: '2026-07-01' }, ['STOP_TOO_FAR_BACK']],
    ['twice', { from: place('P1', [agreement('G1', 'A1', '2025-01-01', '2026-09-30')]) }, ['STOP_ANNOUNCED']],
    ['of somebody else', { accountId: 'A2' }, ['NOTHING_TO_STOP']],
    [
      'and the owner takes it back the next day',
      { from: owned },
      ['stop G1 2026-09-19 applicant', 'start A7 W-RES 2026-09-20 owner'],
    ],
    [
      'of the owner',
      { from: place('P1', [agreement('G1', 'A7', '2025-01-01')], 'A7'), accountId: 'A7' },
      ['stop G1 2026-09-19 applicant', 'nobody S1'],
    ],
    ['and the next tenant is known', { from: followed }, ['stop G1 2026-09-19 applicant']],
    [
      'here and begins there',
      { kind: 'transfer', startOn: '2026-09-18', to: EMPTY },
      ['stop G1 2026-09-19 applicant', 'start A1 W-RES 2026-09-18 applicant', 'nobody S1'],
    ],
    [
      'for a season',
      { kind: 'suspension', startOn: '2027-04-01' },
      ['stop G1 2026-09-19 applicant', 'start A1 W-RES 2027-04-01 applicant'],
    ],
    ['for a season without an end', { kind: 'suspension' }, ['stop G1 2026-09-19 applicant']],
    ['for less than a day', { kind: 'suspension', startOn: '2026-09-19' }, ['DATES_OUT_OF_ORDER']],
  ])('%s', (_what, more, expected) => expect(planned({ ...OUT, ...more })).toEqual(expected))
})
