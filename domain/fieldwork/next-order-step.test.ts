import { expect, test } from 'vitest'
import { nextOrderStep, type OrderFacts, type OrderRules } from './next-order-step.js'

const RULES: OrderRules = {
  reminderDays: 1,
  overdueAfterDays: 2,
  calendar: { weekend: [6, 7], holidays: [{ kind: 'date', date: '2026-09-07' }], observed: false },
}

function order(more: Partial<OrderFacts> = {}): OrderFacts {
  return { state: 'scheduled', wantedOn: '2026-09-03', scheduledOn: null, escalatedFor: null, appointment: null, ...more }
}

const booked = (on: string, isReminded = false) => ({ scheduledOn: on, appointment: { on, isReminded } })

test.each([
  ['ended', order({ state: 'completed' }), '2026-09-30', { kind: 'end' }],
  ['before its reminder', order(booked('2026-09-04')), '2026-09-02', { kind: 'wait', until: '2026-09-03' }],
  ['the day before', order(booked('2026-09-04')), '2026-09-03', { kind: 'remind' }],
  ['booked for the same day', order(booked('2026-09-04')), '2026-09-04', { kind: 'remind' }],
  ['reminded', order(booked('2026-09-04', true)), '2026-09-04', { kind: 'wait', until: '2026-09-05' }],
  ['the day is over', order(booked('2026-09-04', true)), '2026-09-05', { kind: 'miss' }],
  ['never reminded, and over', order(booked('2026-09-04')), '2026-09-05', { kind: 'miss' }],
  // Wanted on Thursday: Friday, then Tuesday because Monday is a holiday; overdue from Wednesday on.
  ['wanted, two business days', order(), '2026-09-08', { kind: 'wait', until: '2026-09-09' }],
  ['overdue', order(), '2026-09-09', { kind: 'escalate', plannedOn: '2026-09-03' }],
  ['told already', order({ escalatedFor: '2026-09-03' }), '2026-09-20', { kind: 'wait', until: null }],
  [
    'planned anew',
    order({ escalatedFor: '2026-09-03', scheduledOn: '2026-09-21' }),
    '2026-09-20',
    { kind: 'wait', until: '2026-09-24' },
  ],
])('%s', (_case, facts, today, step) => {
  expect(nextOrderStep(facts, RULES, today)).toEqual(step)
})
