import { expect, test } from 'vitest'
import { claimTask, closeTask, releaseTask, type TaskState } from './task-steps.js'

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
  for (const act of [claimTask, releaseTask, closeTask]) {
    const outcome = act(task(state, claimedBy), 'ana', mayTakeOver)
    expect(outcome.ok ? 'ok' : outcome.refusal.code).toBe(expected)
  }
})

test('a claim is mine, a release is nobody’s', () => {
  expect(claimTask(task('open'), 'ana', false)).toEqual({ ok: true, value: { claimedBy: 'ana' } })
  expect(releaseTask(task('claimed', 'ana'), 'ana', false)).toEqual({ ok: true, value: { claimedBy: null } })
})
