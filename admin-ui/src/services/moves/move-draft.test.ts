import { describe, expect, test } from 'vitest'
import type { AccountRecordJson } from '../../../../api/customers/contract.js'
import type { PremisePageJson, PremiseRecordJson } from '../../../../api/premises/contract.js'
import { NO_ADDRESS } from './address-draft.js'
import { type ArriveDraft, type LeaveDraft, moveIn, moveOut, suspension, transfer } from './move-draft.js'
import { NOBODY } from './person-draft.js'
import type { WhoDraft } from './who-draft.js'

const MILL_LANE = { id: 'P000012', address: '12 Mill Lane' } as PremiseRecordJson
const PLACE = { line1: '12 Mill Lane', line2: null, city: 'Alder Creek', state: 'OR', postcode: '97995' } as PremisePageJson
const ACCOUNT = { id: 'A000001' } as AccountRecordJson

const ARRIVE: ArriveDraft = { premise: MILL_LANE, startOn: '2026-09-10', movesOut: false, services: undefined }
const LEAVE: LeaveDraft = {
  account: ACCOUNT,
  premiseId: 'P000001',
  points: undefined,
  stopOn: '2026-09-30',
  forwarding: undefined,
}
const WHO: WhoDraft = {
  how: 'new',
  account: null,
  customer: null,
  person: { ...NOBODY, givenName: ' Nadia ', familyName: 'Underhill', phone: ' 555 0199 ' },
  mail: undefined,
  customerClass: 'residential',
  delivery: 'email',
}

describe('who moves in', () => {
  test('somebody new, whose mail goes to the place itself', () => {
    expect(moveIn(WHO, ARRIVE, PLACE)).toEqual({
      missing: [],
      wish: {
        kind: 'move_in',
        premiseId: 'P000012',
        startOn: '2026-09-10',
        customerClass: 'residential',
        delivery: 'email',
        newCustomer: {
          kind: 'person',
          givenName: 'Nadia',
          familyName: 'Underhill',
          phone: '555 0199',
          mail: { line1: '12 Mill Lane', city: 'Alder Creek', state: 'OR', postcode: '97995' },
        },
      },
    })
  })

  test('an account that goes on says nothing of class and delivery', () => {
    const who: WhoDraft = { ...WHO, how: 'account', account: ACCOUNT }
    expect(
      moveIn(who, { ...ARRIVE, movesOut: true, services: [{ servicePointId: 'S1', tariffCode: 'W-RES' }] }, PLACE).wish,
    ).toEqual({
      kind: 'move_in',
      premiseId: 'P000012',
      startOn: '2026-09-10',
      movesOut: true,
      services: [{ servicePointId: 'S1', tariffCode: 'W-RES' }],
      accountId: 'A000001',
    })
  })

  test.each<[string, WhoDraft, ArriveDraft, readonly string[]]>([
    [
      'nothing yet',
      { ...WHO, person: NOBODY },
      { ...ARRIVE, premise: null, startOn: '' },
      ['the place', 'the first day', 'given and family name'],
    ],
    ['no service chosen', WHO, { ...ARRIVE, services: [] }, ['at least one service']],
    ['no customer chosen', { ...WHO, how: 'customer' }, ARRIVE, ['the customer']],
    ['no account chosen', { ...WHO, how: 'account' }, ARRIVE, ['the account']],
    [
      'an organisation without a name',
      { ...WHO, person: { ...NOBODY, kind: 'organisation' } },
      ARRIVE,
      ['the name of the organisation'],
    ],
    ['half an address', { ...WHO, mail: { ...NO_ADDRESS, line1: 'Box 7' } }, ARRIVE, ['where mail goes']],
  ])('%s', (_what, who, arrive, missing) => {
    expect(moveIn(who, arrive, PLACE)).toEqual({ wish: undefined, missing })
  })
})

describe('who moves out', () => {
  test('everything of an account at a place', () => {
    expect(moveOut(LEAVE).wish).toEqual({
      kind: 'move_out',
      accountId: 'A000001',
      fromPremiseId: 'P000001',
      stopOn: '2026-09-30',
    })
  })

  test('some of it, with mail elsewhere afterwards', () => {
    const forwarding = { line1: 'Box 7', line2: '', city: 'Salem', state: 'OR', postcode: '97301' }
    expect(moveOut({ ...LEAVE, points: ['S1'], forwarding }).wish).toMatchObject({
      stopPoints: ['S1'],
      forwarding: { line1: 'Box 7', city: 'Salem', state: 'OR', postcode: '97301' },
    })
  })

  test.each<[string, Partial<LeaveDraft>, readonly string[]]>([
    ['no account', { account: null, premiseId: null }, ['the account']],
    ['several places and none chosen', { premiseId: null }, ['the place that is left']],
    ['nothing chosen', { points: [] }, ['at least one service']],
    ['no day', { stopOn: '' }, ['the last day']],
    ['an address that is not whole', { forwarding: NO_ADDRESS }, ['the new address']],
  ])('%s', (_what, change, missing) => {
    expect(moveOut({ ...LEAVE, ...change })).toEqual({ wish: undefined, missing })
  })
})

test('a transfer is both halves in one request', () => {
  expect(transfer(LEAVE, ARRIVE).wish).toEqual({
    kind: 'transfer',
    accountId: 'A000001',
    fromPremiseId: 'P000001',
    stopOn: '2026-09-30',
    premiseId: 'P000012',
    startOn: '2026-09-10',
  })
  expect(transfer({ ...LEAVE, stopOn: '' }, { ...ARRIVE, premise: null }).missing).toEqual(['the last day', 'the place'])
})

test.each([
  ['', undefined],
  ['2027-04-01', '2027-04-01'],
])('a suspension resumed on %j', (resumeOn, startOn) => {
  expect(suspension(LEAVE, resumeOn).wish?.startOn).toBe(startOn)
})
