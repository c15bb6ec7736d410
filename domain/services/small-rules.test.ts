import { describe, expect, it } from 'vitest'
import { decimal } from '../kernel/decimal.js'
import { bulkHeader, bulkRow } from './bulk-moves.js'
import { depositAmount } from './deposit-amount.js'
import { estimateRead } from '../metering/estimation/estimate-read.js'
import { finalizationEffects } from './finalization.js'
import { mayAct, type RequestStanding } from './request-acts.js'

describe('estimateRead', () => {
  const read = (on: string, value: string) => ({ on, value })
  it.each<[string, ReturnType<typeof read>[], string | undefined]>([
    ['no read before', [read('2026-09-11', '5')], undefined],
    ['only one read', [read('2026-08-31', '100')], '100'],
    ['a use of 2 a day goes on', [read('2026-08-01', '40'), read('2026-08-31', '100')], '120'],
    ['on the line to the next read', [read('2026-08-31', '100'), read('2026-09-20', '110')], '105'],
    ['on the very day', [read('2026-08-31', '100'), read('2026-09-10', '117')], '117'],
    ['a dial that rolled over says nothing of a day', [read('2026-08-01', '9990'), read('2026-08-31', '20')], '20'],
    ['rolls over itself', [read('2026-08-01', '9000'), read('2026-08-31', '9900')], '200'],
    ['a read of long ago is no guide', [read('2024-01-01', '0'), read('2026-08-31', '100')], '100'],
  ])('%s', (_what, reads, expected) => expect(estimateRead(reads, '2026-09-10', 4)).toBe(expected))
})

describe('depositAmount', () => {
  const rule = { amount: decimal('150.00'), interestRateCode: 'X' }
  it.each<[string, string | undefined, string[], string]>([
    ['a fixed one', undefined, ['10.00'], '150'],
    ['no bill tells', '2', [], '150'],
    ['twice the average', '2', ['40.00', '50.01'], '90.01'],
    ['rounded to the cent', '1.5', ['33.33'], '50'],
  ])('%s', (_what, averageBills, bills, expected) => {
    const averages = averageBills === undefined ? undefined : decimal(averageBills)
    expect(depositAmount({ ...rule, averageBills: averages }, bills, 'USD').toFixed()).toBe(expected)
  })
})

describe('finalizationEffects', () => {
  const last = { isLastOfAccount: true, nextCycle: '3', finalBill: 'next_run', isSuspended: false } as const
  it.each([
    ['the last one, billed with the run', last, 'stop tell_processes move_to_cycle'],
    ['billed at once', { ...last, finalBill: 'at_once' as const }, 'stop tell_processes'],
    ['not the last', { ...last, isLastOfAccount: false }, 'stop tell_processes'],
    ['suspended', { ...last, isSuspended: true }, 'stop tell_processes'],
    ['no run to come', { ...last, nextCycle: null }, 'stop tell_processes'],
  ])('%s', (_what, agreement, expected) => {
    expect(
      finalizationEffects(agreement)
        .map((effect) => effect.kind)
        .join(' '),
    ).toBe(expected)
  })
})

describe('mayAct', () => {
  const REQUEST: RequestStanding = {
    requestId: 'R1',
    state: 'open',
    open: 2,
    done: 0,
    openPrerequisites: 1,
    missingReads: 1,
    credit: true,
  }
  it.each([
    ['cancel', {}, undefined],
    ['cancel', { done: 1 }, 'REQUEST_CARRIED_OUT'],
    ['reschedule', { done: 1 }, undefined],
    ['reschedule', { open: 0, done: 2 }, 'REQUEST_CARRIED_OUT'],
    ['amend', { open: 0 }, 'REQUEST_CARRIED_OUT'],
    ['meet_prerequisite', {}, undefined],
    ['override_prerequisite', { openPrerequisites: 0 }, 'NO_OPEN_PREREQUISITE'],
    ['give_read', { missingReads: 0 }, 'NO_READ_WANTED'],
    ['pay_refund', { credit: false }, 'NO_CREDIT_TO_PAY'],
    ['pay_refund', { state: 'completed' }, 'REQUEST_ENDED'],
    ['cancel', { state: 'cancelled' }, 'REQUEST_ENDED'],
  ] as const)('%s of %j: %s', (act, more, code) => {
    const outcome = mayAct(act, { ...REQUEST, ...more })
    expect(outcome.ok ? undefined : outcome.refusal.code).toBe(code)
  })
})

describe('a file of moves', () => {
  it('has its columns in any order', () => {
    const header = bulkHeader(['start_on', 'kind', 'premise_id'])
    const columns = header.ok ? header.value : []
    expect(bulkRow(columns, ['2026-09-20', 'move_in', ' P1 '])).toEqual({
      ok: true,
      value: { start_on: '2026-09-20', kind: 'move_in', premise_id: 'P1' },
    })
  })

  it.each([
    [['premise_id'], 'BULK_HEADER'],
    [['kind', 'kind'], 'BULK_HEADER'],
    [['kind', 'colour'], 'BULK_HEADER'],
  ])('header %j: %s', (fields, code) => {
    const outcome = bulkHeader(fields)
    expect(!outcome.ok && outcome.refusal.code).toBe(code)
  })

  it.each([[['move_in']], [['swap', '2026-09-20']], [['move_in', '2026-02-30']], [['', '2026-09-20']]])('row %j', (fields) => {
    const outcome = bulkRow(['kind', 'start_on'], fields)
    expect(!outcome.ok && outcome.refusal.code).toBe('BULK_ROW')
  })
})
