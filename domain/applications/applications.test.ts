import { describe, expect, it } from 'vitest'
import { type ApplicationStanding, mayAct } from './application-acts.js'
import { applicationFileType } from './application-file.js'
import type { ApplicationRules } from './application-rules.js'
import { applicantStatus, type StatusFacts } from './applicant-status.js'
import { type ApplicationDetails, checkDetails, type DetailsFacts } from './check-details.js'
import { type ApplicationFacts, nextApplicationStep } from './next-application-step.js'
import { type OfferedPoint, offeredServices } from './offered-services.js'
import { possibleStartDays } from './start-days.js'
import { storedStatusLink, wantsLink, withSecret } from './status-link.js'

/** Labor Day, Monday 7 September 2026, is off. */
const RULES: ApplicationRules = {
  isOpen: true,
  calendar: { weekend: [6, 7], holidays: [{ kind: 'weekday', month: 9, weekday: 1, nth: 1 }], observed: true },
  leadDays: { visit: 2, remote: 0 },
  daysAheadAtMost: 10,
  requiredFiles: [],
  answerDays: 2,
  applicantDays: 10,
  reminderDays: 5,
  linkDays: 180,
  keepDays: 90,
}
// A Friday.
const TODAY = '2026-09-04'

const point = (service: string, more: Partial<OfferedPoint> = {}): OfferedPoint => ({
  service,
  inServiceOn: '2001-05-01',
  hasTariff: true,
  isRemote: false,
  ...more,
})

describe('what is offered at a place', () => {
  it.each<[string, OfferedPoint[], string[]]>([
    ['each service once, in the order of the house', [point('water'), point('electric'), point('water')], ['electric', 'water']],
    ['none that was never billed there', [point('water'), point('gas', { hasTariff: false })], ['water']],
    ['nothing where nothing is', [], []],
  ])('%s', (_name, points, services) => {
    expect(offeredServices(points).map(({ service }) => service)).toEqual(services)
  })

  it('needs a visit where one meter of a service does not report by itself, and is there when all of it is', () => {
    const points = [
      point('electric', { isRemote: true }),
      point('water', { isRemote: true }),
      point('water', { inServiceOn: '2026-10-01' }),
    ]
    expect(offeredServices(points)).toEqual([
      { service: 'electric', needsVisit: false, thereFrom: '2001-05-01' },
      { service: 'water', needsVisit: true, thereFrom: '2026-10-01' },
    ])
  })
})

describe('days on which service may begin', () => {
  it.each<[string, boolean, string, number, string | undefined, string | undefined]>([
    [
      'two business days ahead over the weekend and the holiday, business days only',
      true,
      '2001-01-01',
      4,
      '2026-09-09',
      '2026-09-14',
    ],
    ['today and every day where nobody has to come', false, '2001-01-01', 11, '2026-09-04', '2026-09-14'],
    ['not before the service is there', false, '2026-09-12', 3, '2026-09-12', '2026-09-14'],
    ['none where it is there too late', false, '2026-11-01', 0, undefined, undefined],
  ])('%s', (_name, needsVisit, thereFrom, count, first, last) => {
    const days = possibleStartDays({ today: TODAY, needsVisit, thereFrom }, RULES)
    expect([days.length, days[0], days.at(-1)]).toEqual([count, first, last])
  })

  it('counts a lead of business days for what needs no visit as well', () => {
    const days = possibleStartDays(
      { today: TODAY, needsVisit: false, thereFrom: TODAY },
      { ...RULES, leadDays: { visit: 2, remote: 1 } },
    )
    expect(days[0]).toBe('2026-09-08')
  })
})

const DETAILS: ApplicationDetails = {
  kind: 'service',
  services: ['water'],
  startOn: '2026-09-09',
  customerKind: 'person',
  givenName: 'Ana',
  familyName: 'Reyes',
  organisationName: null,
  email: 'ana@example.org',
  phone: null,
  dateOfBirth: '1990-02-28',
  identifier: null,
  hasConsented: true,
}
const FACTS: DetailsFacts = { today: TODAY, points: [point('water')], fileKinds: [] }

describe('what an application must say', () => {
  it.each<[string, Partial<ApplicationDetails>, Partial<DetailsFacts>, string | undefined]>([
    ['everything', {}, {}, undefined],
    ['agreement', { hasConsented: false }, {}, 'CONSENT_MISSING'],
    ['both names', { familyName: '  ' }, {}, 'NAME_MISSING'],
    ['the name of an organisation', { customerKind: 'organisation' }, {}, 'NAME_MISSING'],
    [
      'an organisation without a date of birth',
      { customerKind: 'organisation', organisationName: 'Mill', dateOfBirth: null },
      {},
      undefined,
    ],
    ['an e-mail address', { email: 'ana@' }, {}, 'EMAIL_INVALID'],
    ['a telephone number that is one', { phone: '12' }, {}, 'PHONE_INVALID'],
    ['who it is', { dateOfBirth: null }, {}, 'IDENTIFICATION_MISSING'],
    [
      'a document in place of a birthday',
      { dateOfBirth: null, identifier: { kind: 'passport', number: 'X 123 456' } },
      {},
      undefined,
    ],
    ['a number of a document that is one', { identifier: { kind: 'passport', number: '1' } }, {}, 'IDENTIFIER_FORM'],
    ['18 years on the day', { dateOfBirth: '2008-09-04' }, {}, undefined],
    ['not 18 years but a day', { dateOfBirth: '2008-09-05' }, {}, 'BIRTH_DATE_INVALID'],
    ['no birthday to come', { dateOfBirth: '2030-01-01' }, {}, 'BIRTH_DATE_INVALID'],
    ['no day that does not exist', { dateOfBirth: '1990-02-30' }, {}, 'BIRTH_DATE_INVALID'],
    ['a service that is there', { services: ['gas'] }, {}, 'SERVICE_NOT_OFFERED'],
    ['some service', { services: [] }, {}, 'SERVICE_NOT_OFFERED'],
    ['a place that is known', {}, { points: undefined }, 'SERVICE_NOT_OFFERED'],
    ['any service for a new connection', { kind: 'connection', services: ['gas'] }, { points: undefined }, undefined],
    ['a possible day', { startOn: '2026-09-05' }, {}, 'START_NOT_POSSIBLE'],
    ['no day in the past', { startOn: '2026-09-01' }, {}, 'START_NOT_POSSIBLE'],
    [
      'a day for the services that are chosen',
      { startOn: '2026-09-05' },
      { points: [point('water', { isRemote: true })] },
      undefined,
    ],
  ])('%s', (_name, details, facts, code) => {
    const checked = checkDetails({ ...DETAILS, ...details }, { ...FACTS, ...facts }, RULES)
    expect(checked.ok ? undefined : checked.refusal.code).toBe(code)
  })

  it('and the documents a utility requires', () => {
    const rules: ApplicationRules = { ...RULES, requiredFiles: ['identity', 'occupancy'] }
    const check = (fileKinds: DetailsFacts['fileKinds']) => checkDetails(DETAILS, { ...FACTS, fileKinds }, rules)
    expect(check(['identity'])).toMatchObject({ ok: false, refusal: { code: 'DOCUMENT_MISSING', facts: { kind: 'occupancy' } } })
    expect(check(['occupancy', 'identity']).ok).toBe(true)
  })
})

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))
const PNG = '\u0089PNG\r\n\u001a\n....'

describe('files', () => {
  it.each<[string, string, string, string]>([
    ['id.png', 'image/png', PNG, 'image/png'],
    ['id.png', 'application/octet-stream', PNG, 'image/png'],
    ['id.png', '', PNG, 'image/png'],
    ['id.jpg', 'image/jpeg', '\u00ff\u00d8\u00ff\u00e0', 'image/jpeg'],
    ['lease.pdf', 'application/pdf; charset=binary', '%PDF-1.7', 'application/pdf'],
    ['id.heic', 'image/heif', '....ftypheic', 'image/heic'],
    ['id.jpg', 'image/jpeg', PNG, 'FILE_NOT_WHAT_IT_SAYS'],
    ['id.png', 'application/pdf', PNG, 'FILE_NOT_WHAT_IT_SAYS'],
    ['id.pdf', 'application/pdf', '<html><script>', 'FILE_NOT_WHAT_IT_SAYS'],
    ['id.pdf', 'application/pdf', 'MZ\u0090\u0000', 'FILE_NOT_WHAT_IT_SAYS'],
    ['id.exe', 'application/octet-stream', 'MZ\u0090\u0000', 'FILE_TYPE_NOT_TAKEN'],
    ['id.svg', 'image/svg+xml', '<svg onload="x">', 'FILE_TYPE_NOT_TAKEN'],
    ['note.txt', 'text/plain', 'hello', 'FILE_TYPE_NOT_TAKEN'],
    ['id.png', 'image/png', '', 'FILE_EMPTY'],
  ])('%s sent as %j', (name, declared, content, expected) => {
    const found = applicationFileType(name, declared, bytes(content))
    expect(found.ok ? found.value : found.refusal.code).toBe(expected)
  })
})

describe('acts', () => {
  const STATES = ['draft', 'submitted', 'asked', 'accepted', 'refused', 'withdrawn', 'expired'] as const
  const standing = (more: Partial<ApplicationStanding>): ApplicationStanding => ({
    state: 'submitted',
    kind: 'service',
    files: 0,
    isRequestOpen: false,
    ...more,
  })
  it.each<[Parameters<typeof mayAct>[0], readonly (typeof STATES)[number][]]>([
    ['submit', ['draft']],
    ['remove_file', ['draft']],
    ['add_file', ['draft', 'submitted', 'asked']],
    ['answer', ['asked']],
    ['withdraw', ['submitted', 'asked']],
    ['accept', ['submitted', 'asked']],
    ['connect', ['submitted', 'asked']],
    ['ask', ['submitted', 'asked']],
    ['refuse', ['submitted', 'asked']],
  ])('%s', (act, states) => {
    expect(STATES.filter((state) => mayAct(act, standing({ state })).ok)).toEqual(states)
  })
  it.each<[string, Parameters<typeof mayAct>[0], Partial<ApplicationStanding>, string | undefined]>([
    ['an accepted one while its request is open', 'withdraw', { state: 'accepted', isRequestOpen: true }, undefined],
    ['documents while its request is open', 'add_file', { state: 'accepted', isRequestOpen: true }, undefined],
    ['no more than ten', 'add_file', { files: 10 }, 'TOO_MANY_FILES'],
    ['a connection is no move-in', 'accept', { kind: 'connection' }, 'APPLICATION_KIND'],
  ])('%s', (_name, act, more, code) => {
    const decided = mayAct(act, standing(more))
    expect(decided.ok ? undefined : decided.refusal.code).toBe(code)
  })
})

describe('what comes next by itself', () => {
  const facts: ApplicationFacts = {
    state: 'asked',
    today: TODAY,
    dueOn: '2026-09-21',
    askedOn: TODAY,
    remindedOn: null,
    closedOn: null,
    emptiedOn: null,
  }
  it.each<[string, Partial<ApplicationFacts>, object]>([
    ['the utility’s turn has no end of its own', { state: 'submitted' }, { kind: 'wait', until: null }],
    ['a reminder after five business days', {}, { kind: 'wait', until: '2026-09-14' }],
    ['which goes out on its day', { today: '2026-09-14' }, { kind: 'remind' }],
    ['or later, where nobody looked', { today: '2026-09-18' }, { kind: 'remind' }],
    ['once', { today: '2026-09-15', remindedOn: '2026-09-14' }, { kind: 'wait', until: '2026-09-22' }],
    ['the last day counts', { today: '2026-09-21', remindedOn: '2026-09-14' }, { kind: 'wait', until: '2026-09-22' }],
    ['the day after it is over', { today: '2026-09-22', remindedOn: '2026-09-14' }, { kind: 'expire' }],
    ['without a reminder where that came late', { today: '2026-09-30' }, { kind: 'expire' }],
    ['accepted: its request goes on', { state: 'accepted', closedOn: TODAY }, { kind: 'end' }],
    ['what came to nothing is kept', { state: 'refused', closedOn: TODAY }, { kind: 'wait', until: '2026-12-03' }],
    ['and emptied', { state: 'expired', closedOn: TODAY, today: '2026-12-03' }, { kind: 'empty' }],
    ['once', { state: 'withdrawn', closedOn: TODAY, emptiedOn: '2026-12-03', today: '2026-12-03' }, { kind: 'end' }],
  ])('%s', (_name, more, step) => {
    expect(nextApplicationStep({ ...facts, ...more }, RULES)).toEqual(step)
  })
})

describe('what the applicant is told', () => {
  const request: NonNullable<StatusFacts['request']> = { state: 'open', isBegun: false, prerequisites: [] }
  const deposit = { prerequisite: 'deposit', state: 'open', amount: '150.00' } as const
  it.each<[string, StatusFacts, string, object[]]>([
    ['it is here', { state: 'submitted', askedFor: [] }, 'received', []],
    ['something is missing', { state: 'asked', askedFor: ['identity'] }, 'needs_you', [{ ask: 'identity', amount: null }]],
    ['no', { state: 'refused', askedFor: [] }, 'refused', []],
    [
      'a deposit is to be paid',
      { state: 'accepted', askedFor: [], request: { ...request, prerequisites: [deposit] } },
      'accepted',
      [{ ask: 'deposit', amount: '150.00' }],
    ],
    [
      'nothing of what others owe',
      {
        state: 'accepted',
        askedFor: [],
        request: { ...request, prerequisites: [{ prerequisite: 'premise_debt', state: 'open', amount: '812.40' }] },
      },
      'accepted',
      [{ ask: 'call', amount: null }],
    ],
    [
      'everything is there',
      { state: 'accepted', askedFor: [], request: { ...request, prerequisites: [{ ...deposit, state: 'met' }] } },
      'starting',
      [],
    ],
    ['it has begun', { state: 'accepted', askedFor: [], request: { ...request, isBegun: true } }, 'in_service', []],
    ['it was called off', { state: 'accepted', askedFor: [], request: { ...request, state: 'cancelled' } }, 'cancelled', []],
    [
      'it is being connected',
      { state: 'accepted', askedFor: [], connection: { state: 'open', endedOn: null } },
      'connecting',
      [],
    ],
    ['it is connected', { state: 'accepted', askedFor: [], connection: { state: 'completed', endedOn: TODAY } }, 'connected', []],
  ])('%s', (_name, facts, stage, asks) => {
    expect(applicantStatus(facts)).toEqual({ stage, asks })
  })
})

it('a link is stored without its secret and gets one when it leaves', () => {
  const stored = `Look: ${storedStatusLink('https://cis.example.org/apply')}`
  expect([wantsLink(stored), wantsLink('https://cis.example.org/apply/status#abc')]).toEqual([true, false])
  expect(withSecret(stored, 'abc')).toBe('Look: https://cis.example.org/apply/status#abc')
})
