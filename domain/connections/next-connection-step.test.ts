import { expect, it } from 'vitest'
import { compileConnections } from '../utility/connection-settings.js'
import { type ConnectionFacts, nextConnectionStep } from './next-connection-step.js'

const RULES = compileConnections({ connections: { reminder_days: [5, 1], escalation_days: 2 } })
const WAIT = { waitId: 7, begunOn: '2026-09-01', dueOn: '2026-09-15', reminded: 0, isEscalated: false }
const FACTS: ConnectionFacts = {
  stage: 'survey',
  work: [],
  isSurveyed: false,
  quote: null,
  isFirstPaid: false,
  permits: [],
  construction: ['TAP'],
  needsMeter: true,
  hasMeter: false,
  isRemote: false,
  isEnergised: false,
  isAgreementActive: false,
  isAsBuilt: false,
  isOverridden: false,
  waits: [WAIT],
}
const open = (typeCode: string) => ({ typeCode, state: 'open' as const })
const done = (typeCode: string) => ({ typeCode, state: 'done' as const })
const lost = (typeCode: string) => ({ typeCode, state: 'not_done' as const })
const sent = { state: 'sent', validUntil: '2026-10-01', isOfThisStage: true } as const

it.each<[string, Partial<ConnectionFacts>, string, object]>([
  ['an application is surveyed at once', { stage: 'application' }, '2026-09-01', { kind: 'enter', stage: 'survey' }],
  ['a survey is ordered', {}, '2026-09-01', { kind: 'order_work', typeCode: 'SURVEY' }],
  ['and waited for', { work: [open('SURVEY')] }, '2026-09-01', { kind: 'wait', until: '2026-09-08' }],
  ['a visit alone is no result', { work: [done('SURVEY')] }, '2026-09-01', { kind: 'wait', until: '2026-09-08' }],
  [
    'a visit that came to nothing is told at once',
    { work: [lost('SURVEY')] },
    '2026-09-02',
    { kind: 'escalate', waitId: 7, cause: 'work_ended' },
  ],
  ['once', { work: [lost('SURVEY')], waits: [{ ...WAIT, isEscalated: true }] }, '2026-09-02', { kind: 'wait', until: null }],
  [
    'one that was ordered again goes on',
    { work: [lost('SURVEY'), open('SURVEY')] },
    '2026-09-02',
    { kind: 'wait', until: '2026-09-08' },
  ],
  ['the first reminder', { work: [open('SURVEY')] }, '2026-09-08', { kind: 'remind', waitId: 7, number: 1 }],
  [
    'then the second',
    { work: [open('SURVEY')], waits: [{ ...WAIT, reminded: 1 }] },
    '2026-09-14',
    { kind: 'remind', waitId: 7, number: 2 },
  ],
  [
    'both at once where the first day passed unseen',
    { work: [open('SURVEY')] },
    '2026-09-15',
    { kind: 'remind', waitId: 7, number: 2 },
  ],
  [
    'escalation',
    { work: [open('SURVEY')], waits: [{ ...WAIT, reminded: 2 }] },
    '2026-09-18',
    { kind: 'escalate', waitId: 7, cause: 'overdue' },
  ],
  [
    'before it the wait',
    { work: [open('SURVEY')], waits: [{ ...WAIT, reminded: 2 }] },
    '2026-09-17',
    { kind: 'wait', until: '2026-09-18' },
  ],
  ['a result ends the survey', { isSurveyed: true }, '2026-09-02', { kind: 'enter', stage: 'quote' }],
  [
    'a quote of before does not count',
    { stage: 'quote', quote: { ...sent, isOfThisStage: false } },
    '2026-09-02',
    { kind: 'wait', until: '2026-09-08' },
  ],
  [
    'a draft does not',
    { stage: 'quote', quote: { ...sent, state: 'draft' } },
    '2026-09-02',
    { kind: 'wait', until: '2026-09-08' },
  ],
  ['a quote that was sent does', { stage: 'quote', quote: sent }, '2026-09-02', { kind: 'enter', stage: 'acceptance' }],
  ['it waits for the answer', { stage: 'acceptance', quote: sent }, '2026-09-02', { kind: 'wait', until: '2026-09-08' }],
  [
    'on the last day still',
    { stage: 'acceptance', quote: sent, waits: [{ ...WAIT, reminded: 2, isEscalated: true }] },
    '2026-10-01',
    { kind: 'wait', until: null },
  ],
  ['then the quote lapses', { stage: 'acceptance', quote: sent }, '2026-10-02', { kind: 'lapse_quote' }],
  ['accepted', { stage: 'acceptance', quote: { ...sent, state: 'accepted' } }, '2026-09-02', { kind: 'enter', stage: 'payment' }],
  ['unpaid', { stage: 'payment' }, '2026-09-02', { kind: 'wait', until: '2026-09-08' }],
  ['paid', { stage: 'payment', isFirstPaid: true }, '2026-09-02', { kind: 'enter', stage: 'permits' }],
  ['let go unpaid', { stage: 'payment', isOverridden: true }, '2026-09-02', { kind: 'enter', stage: 'permits' }],
  ['no permit is needed', { stage: 'permits' }, '2026-09-02', { kind: 'enter', stage: 'construction' }],
  [
    'one is missing',
    { stage: 'permits', permits: [{ state: 'granted' }, { state: 'requested' }] },
    '2026-09-02',
    { kind: 'wait', until: '2026-09-08' },
  ],
  [
    'refused is not granted',
    { stage: 'permits', permits: [{ state: 'refused' }] },
    '2026-09-02',
    { kind: 'wait', until: '2026-09-08' },
  ],
  [
    'all are there or let go',
    { stage: 'permits', permits: [{ state: 'granted' }, { state: 'waived' }] },
    '2026-09-02',
    { kind: 'enter', stage: 'construction' },
  ],
  [
    'two waits: the earlier day',
    { stage: 'permits', permits: [{ state: 'needed' }], waits: [{ ...WAIT, dueOn: '2026-10-30' }, WAIT] },
    '2026-09-02',
    { kind: 'wait', until: '2026-09-08' },
  ],
  ['the main is tapped first', { stage: 'construction' }, '2026-09-02', { kind: 'order_work', typeCode: 'TAP' }],
  [
    'then the meter is set',
    { stage: 'construction', work: [done('TAP')] },
    '2026-09-02',
    { kind: 'order_work', typeCode: 'METERSET' },
  ],
  [
    'a meter that hangs there needs none',
    { stage: 'construction', work: [done('TAP')], hasMeter: true },
    '2026-09-02',
    { kind: 'enter', stage: 'energise' },
  ],
  [
    'what has no meter neither',
    { stage: 'construction', construction: [], needsMeter: false },
    '2026-09-02',
    { kind: 'enter', stage: 'energise' },
  ],
  ['somebody switches it on', { stage: 'energise' }, '2026-09-02', { kind: 'order_work', typeCode: 'CONNECT' }],
  ['from the office nobody goes out', { stage: 'energise', isRemote: true }, '2026-09-02', { kind: 'wait', until: '2026-09-08' }],
  [
    'switched on in the field',
    { stage: 'energise', work: [done('CONNECT')] },
    '2026-09-02',
    { kind: 'enter', stage: 'agreement' },
  ],
  [
    'or from the office',
    { stage: 'energise', isRemote: true, isEnergised: true },
    '2026-09-02',
    { kind: 'enter', stage: 'agreement' },
  ],
  ['the agreement begins', { stage: 'agreement', waits: [] }, '2026-09-02', { kind: 'activate' }],
  ['once', { stage: 'agreement', isAgreementActive: true }, '2026-09-02', { kind: 'enter', stage: 'as_built' }],
  ['the record is missing', { stage: 'as_built' }, '2026-09-02', { kind: 'wait', until: '2026-09-08' }],
  ['the record is there', { stage: 'as_built', isAsBuilt: true }, '2026-09-02', { kind: 'enter', stage: 'completed' }],
  ['completed', { stage: 'completed' }, '2026-09-02', { kind: 'end' }],
  ['cancelled', { stage: 'cancelled' }, '2026-09-02', { kind: 'end' }],
])('%s', (_case, facts, today, step) => {
  expect(nextConnectionStep({ ...FACTS, ...facts }, RULES, today)).toEqual(step)
})

it('a wait reminds on no day before it began', () => {
  const waits = [{ ...WAIT, begunOn: '2026-09-11', reminded: 0 }]
  expect(nextConnectionStep({ ...FACTS, work: [open('SURVEY')], waits }, RULES, '2026-09-11')).toEqual({
    kind: 'wait',
    until: '2026-09-14',
  })
})
