import { expect, test } from 'vitest'
import { describeProcess } from './describe-process.js'

const PROCESS = {
  id: 'move/R1',
  kind: 'move',
  subjectKind: 'service_request',
  subjectId: 'R1',
  title: 'Move in at 12 Mill Lane',
  state: 'waiting',
  step: 'deposit_due',
  nextWakeOn: '2026-10-06',
  waitsFor: 'the deposit',
  startedBy: 'Grace Hall',
  startedAt: '2026-09-01T10:00:00.000Z',
  updatedAt: '2026-09-01T10:00:00.000Z',
  endedAt: null,
  owner: 'service_representative',
  ownerName: null,
  dueOn: '2026-09-04',
  daysOverdue: 1,
  stuckCode: null,
  stuckSince: null,
} as const

test.each([
  [
    {},
    'waiting; deposit due; waits for the deposit; looks again on 2026-10-06; turn of service representative; due 2026-09-04, 1 day ago',
  ],
  [
    { owner: 'u1', ownerName: 'Ana Lee', daysOverdue: null, nextWakeOn: null },
    'waiting; deposit due; waits for the deposit; turn of Ana Lee; due 2026-09-04',
  ],
  [
    { state: 'stuck', stuckCode: 'METER_MISSING', waitsFor: null, nextWakeOn: null, owner: null, dueOn: null },
    'stuck (METER_MISSING); deposit due',
  ],
] as const)('%j', (more, line) => {
  expect(describeProcess({ ...PROCESS, ...more })).toEqual(['move/R1  Move in at 12 Mill Lane', `  ${line}`])
})
