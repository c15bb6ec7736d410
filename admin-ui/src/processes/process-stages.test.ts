import { describe, expect, test } from 'vitest'
import { stagesOf, stuckSentence, waitsText } from './process-stages.js'

const STEPS = [
  { step: 'waiting_for_window', businessDate: '2026-09-01' },
  { step: 'computing', businessDate: '2026-09-04' },
  { step: 'review', businessDate: '2026-09-05' },
]

describe('the time line of a bill cycle', () => {
  test('shows what was reached, where it stands and what is ahead', () => {
    const stages = stagesOf({ kind: 'bill_cycle', state: 'waiting', step: 'review', nextWakeOn: null, steps: STEPS })
    expect(stages.map((stage) => [stage.label, stage.mark, stage.on])).toEqual([
      ['Opened', 'done', '2026-09-01'],
      ['Computed', 'done', '2026-09-04'],
      ['Reviewed', 'here', '2026-09-05'],
      ['Issued', 'ahead', undefined],
      ['Parked accounts mended', 'ahead', undefined],
      ['Closed', 'ahead', undefined],
    ])
  })

  test('the next wake-up stands at the next stage', () => {
    const stages = stagesOf({ kind: 'bill_cycle', state: 'waiting', step: 'open', nextWakeOn: '2026-09-10', steps: STEPS })
    expect(stages.at(-1)).toEqual({ key: 'closed', label: 'Closed', mark: 'ahead', on: '2026-09-10' })
  })

  test('a completed one is done to the end', () => {
    const stages = stagesOf({ kind: 'bill_cycle', state: 'completed', step: 'closed', nextWakeOn: null, steps: STEPS })
    expect(stages.every((stage) => stage.mark === 'done')).toBe(true)
  })

  test('a kind without a known course shows its latest steps, each once', () => {
    const steps = Array.from({ length: 12 }, (_, day) => ({
      step: `step_${Math.floor(day / 2)}`,
      businessDate: `2026-09-${day + 10}`,
    }))
    const stages = stagesOf({ kind: 'move', state: 'waiting', step: 'step_5', nextWakeOn: null, steps })
    expect(stages.map((stage) => [stage.label, stage.mark, stage.on])).toEqual([
      ['Step 0', 'done', '2026-09-10'],
      ['Step 1', 'done', '2026-09-12'],
      ['Step 2', 'done', '2026-09-14'],
      ['Step 3', 'done', '2026-09-16'],
      ['Step 4', 'done', '2026-09-18'],
      ['Step 5', 'here', '2026-09-20'],
    ])
  })

  test('a discarded trial shows what happened', () => {
    const steps = [...STEPS, { step: 'discarded', businessDate: '2026-09-05' }]
    const stages = stagesOf({ kind: 'bill_cycle', state: 'cancelled', step: 'discarded', nextWakeOn: null, steps })
    expect(stages.map((stage) => [stage.label, stage.mark])).toEqual([
      ['Waiting for window', 'done'],
      ['Computing', 'done'],
      ['Review', 'done'],
      ['Discarded', 'done'],
    ])
  })
})

test.each([
  ['waiting', 'approval', null, 'Waits for approval.'],
  ['waiting', 'mended accounts', '2026-09-10', 'Waits for mended accounts; looks again by itself on 2026-09-10.'],
  ['paused', null, null, 'Waiting.'],
  ['running', null, null, undefined],
])('%s, %s, %s', (state, waitsFor, nextWakeOn, sentence) => {
  expect(waitsText({ state, waitsFor, nextWakeOn }, (date) => date)).toBe(sentence)
})

test('a stuck process says what refused its step last', () => {
  const steps = ['Opened.', 'It cannot go on by itself (METER_MISSING): There is no meter at S1.'].map((sentence) => ({
    sentence,
  }))
  expect(stuckSentence(steps)).toBe('There is no meter at S1.')
  expect(stuckSentence([])).toBe('A step was refused.')
})
