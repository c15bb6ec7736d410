import { describe, expect, it } from 'vitest'
import type { BusinessCalendar } from '../kernel/business-calendar.js'
import { addDays } from '../kernel/local-date.js'
import { actOnCase, type CaseAct, caseDaysLeft, type CaseStanding, nextCaseStep } from './case-acts.js'
import { caseTypeOf, caseTypes } from './case-types.js'

const CALENDAR: BusinessCalendar = {
  weekend: [6, 7],
  holidays: [{ kind: 'date', date: '2026-09-07' }],
  observed: false,
}
const OPEN: CaseStanding = {
  state: 'open',
  ownerId: null,
  businessDays: 5,
  dueOn: '2026-09-09',
  waitingSince: null,
  escalatedOn: null,
  closedOn: null,
  outcome: null,
}
const WAITING: CaseStanding = { ...OPEN, state: 'waiting', waitingSince: '2026-09-03' }
const CLOSED: CaseStanding = { ...OPEN, state: 'closed', closedOn: '2026-09-03', outcome: 'rejected', escalatedOn: '2026-09-02' }

const act = (standing: CaseStanding, what: CaseAct, today = '2026-09-04') =>
  actOnCase(standing, what, { id: 'ben', name: 'Ben' }, today, CALENDAR)

describe('acts on a case', () => {
  it.each<[string, CaseStanding, CaseAct, Partial<CaseStanding>, string]>([
    ['taken', OPEN, { act: 'take' }, { state: 'working', ownerId: 'ben' }, 'Ben has it now.'],
    ['taken while it waits', WAITING, { act: 'take' }, { state: 'waiting', ownerId: 'ben' }, 'Ben has it now.'],
    [
      'waits',
      OPEN,
      { act: 'wait' },
      { state: 'waiting', waitingSince: '2026-09-04' },
      'Waits for the customer; its clock stands still.',
    ],
    [
      'closed',
      WAITING,
      { act: 'close', outcome: 'partly_upheld' },
      { state: 'closed', outcome: 'partly_upheld', closedOn: '2026-09-04', waitingSince: null },
      'Closed: partly upheld.',
    ],
    [
      'opened again, with its whole time past a weekend and a holiday',
      CLOSED,
      { act: 'reopen' },
      { state: 'working', dueOn: '2026-09-14', escalatedOn: null, outcome: null, closedOn: null },
      'Opened again, due 2026-09-14.',
    ],
    [
      'handed to a colleague',
      OPEN,
      { act: 'hand_over', to: { id: 'ada', name: 'Ada' } },
      { state: 'working', ownerId: 'ada' },
      'Ben handed it to Ada.',
    ],
    ['noted when closed', CLOSED, { act: 'note' }, {}, 'Noted.'],
  ])('%s', (_what, standing, what, change, sentence) => {
    expect(act(standing, what)).toEqual({ ok: true, value: { standing: { ...standing, ...change }, sentence } })
  })

  it.each([
    ['2026-09-03', '2026-09-09'],
    ['2026-09-04', '2026-09-10'],
    ['2026-09-06', '2026-09-10'],
    ['2026-09-08', '2026-09-11'],
  ])('goes on on %s and is due %s: only business days that were waited count', (today, dueOn) => {
    const outcome = act(WAITING, { act: 'resume' }, today)
    expect(outcome.ok && outcome.value.standing).toMatchObject({ state: 'working', waitingSince: null, dueOn })
  })

  it.each([
    ['2026-09-04', OPEN, 2],
    ['2026-09-09', OPEN, 0],
    ['2026-09-11', OPEN, -2],
    // The clock stands where it stood when the wait began, the holiday aside.
    ['2026-09-30', WAITING, 3],
    ['2026-09-04', CLOSED, null],
  ])('on %s case %j has %s business days left', (today, standing, left) => {
    expect(caseDaysLeft(standing, today, CALENDAR)).toBe(left)
  })

  it.each<[CaseStanding, CaseAct, string]>([
    [CLOSED, { act: 'take' }, 'CASE_CLOSED'],
    [CLOSED, { act: 'wait' }, 'CASE_CLOSED'],
    [CLOSED, { act: 'close', outcome: 'settled' }, 'CASE_CLOSED'],
    [CLOSED, { act: 'hand_over', to: { id: 'ada', name: 'Ada' } }, 'CASE_CLOSED'],
    [{ ...OPEN, ownerId: 'ada' }, { act: 'hand_over', to: { id: 'ada', name: 'Ada' } }, 'CASE_OWNED'],
    [OPEN, { act: 'reopen' }, 'CASE_NOT_CLOSED'],
    [OPEN, { act: 'resume' }, 'CASE_NOT_WAITING'],
    [WAITING, { act: 'wait' }, 'CASE_WAITING'],
  ])('%j refuses %j: %s', (standing, what, code) => {
    const outcome = act(standing, what)
    expect(outcome.ok ? undefined : outcome.refusal.code).toBe(code)
  })
})

describe('the process of a case', () => {
  it.each<[string, CaseStanding, string, object]>([
    ['waits for the day after it is due', OPEN, '2026-09-09', { kind: 'wait', until: '2026-09-10' }],
    ['tells a supervisor when the clock is over', OPEN, '2026-09-10', { kind: 'escalate' }],
    ['tells once', { ...OPEN, escalatedOn: '2026-09-10' }, '2026-09-20', { kind: 'wait', until: null }],
    ['stands still while the customer is asked', WAITING, '2026-09-20', { kind: 'wait', until: null }],
    ['ends with the case', CLOSED, '2026-09-20', { kind: 'end' }],
  ])('%s', (_what, standing, today, step) => {
    expect(nextCaseStep(standing, today, (day) => addDays(day, 1))).toEqual(step)
  })
})

describe('types of cases', () => {
  it('are the usual four, of which a dispute holds collection', () => {
    expect(caseTypes(undefined).map(({ code, holdsCollection }) => [code, holdsCollection])).toEqual([
      ['COMPLAINT', false],
      ['HIGH_BILL', false],
      ['DISPUTE', true],
      ['REGULATOR', false],
    ])
  })

  it('are what a utility says', () => {
    const types = caseTypes([{ code: 'PUC', name: 'Commission', kind: 'regulator', business_days: 2, holds_collection: true }])
    expect(caseTypeOf(types, 'PUC')).toMatchObject({ ok: true, value: { businessDays: 2, holdsCollection: true } })
    expect(caseTypeOf(types, 'COMPLAINT').ok).toBe(false)
  })
})
