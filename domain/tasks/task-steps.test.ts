import { expect, test } from 'vitest'
import { claimTask, closeTask, escalateTask, handOverTask, releaseTask, type TaskState } from './task-steps.js'

const task = (state: TaskState, claimedBy: string | null = null) => ({ state, claimedBy, claimedByName: claimedBy })

test.each<[TaskState, string | null, boolean, string]>([
  // state     who has it  supervisor  what ana gets
  ['open', null, false, 'ok'],
  ['claimed', 'ana', false, 'ok'],
  ['claimed', 'ben', false, 'TASK_CLAIMED'],
  ['claimed', 'ben', true, 'ok'],
  ['done', 'ana', true, 'TASK_CLOSED'],
  ['cancelled', null, true, 'TASK_CLOSED'],
])('%s, held by %s, may take over %s: %s', (state, claimedBy, mayTakeOver, expected) => {
  const handOver = (standing: Parameters<typeof claimTask>[0], userId: string, may: boolean) =>
    handOverTask(standing, userId, 'carla', may)
  for (const act of [claimTask, releaseTask, closeTask, handOver]) {
    const outcome = act(task(state, claimedBy), 'ana', mayTakeOver)
    expect(outcome.ok ? 'ok' : outcome.refusal.code).toBe(expected)
  }
})

test('a claim is mine, a release is nobody’s', () => {
  expect(claimTask(task('open'), 'ana', false)).toEqual({ ok: true, value: { claimedBy: 'ana' } })
  expect(releaseTask(task('claimed', 'ana'), 'ana', false)).toEqual({ ok: true, value: { claimedBy: null } })
})

test('a task is handed over to somebody who has it not', () => {
  expect(handOverTask(task('open'), 'ana', 'ben', false)).toEqual({ ok: true, value: { claimedBy: 'ben' } })
  expect(handOverTask(task('claimed', 'ana'), 'ana', 'ana', false)).toMatchObject({ refusal: { code: 'TASK_ASSIGNED' } })
})

test.each<[TaskState, string | null, string]>([
  ['open', null, 'ok'],
  ['claimed', null, 'ok'],
  ['open', 'call_back', 'TASK_ESCALATED'],
  ['done', null, 'TASK_CLOSED'],
])('%s, escalated from %s: %s', (state, escalatedFrom, expected) => {
  const outcome = escalateTask({ ...task(state, 'ben'), escalatedFrom })
  expect(outcome.ok ? 'ok' : outcome.refusal.code).toBe(expected)
})
