import { describe, expect, it } from 'vitest'
import { chooseRuns, type RunWindow } from './choose-runs.js'

/** `1 cycle-1 2026-09-04 2026-09-10`: number, cycle, read date, accounting date, and the state where it is not open. */
function run(text: string): RunWindow {
  const [id, billCycle = '', readDate = '', accountingDate = '', state = 'open'] = text.split(' ')
  return { id: Number(id), billCycle, readDate, accountingDate, state }
}

const outcomes = ['A1 1', 'A2 2', 'A3 3'].map((text) => ({ account_id: text.slice(0, 2), bill_cycle: text.slice(3) }))
const bills = (...texts: string[]) => texts.map((text) => ({ account_id: text.slice(0, 2), issued_on: text.slice(3) }))

describe('chooseRuns', () => {
  it.each([
    ['by the issue date of the bills', ['1 1 2026-09-04 2026-09-10', '2 1 2026-10-05 2026-10-10'], bills('A1 2026-09-10'), [1]],
    [
      'a cycle that is read in the month after',
      ['1 2 2026-10-01 2026-10-05', '2 2 2026-09-01 2026-09-05'],
      bills('A2 2026-10-05'),
      [1],
    ],
    [
      'another cycle with the same date is not meant',
      ['1 1 2026-08-28 2026-09-10', '2 2 2026-09-04 2026-09-10'],
      bills('A2 2026-09-10'),
      [2],
    ],
    ['by the read date where no bill tells', ['1 3 2026-09-18 2026-09-23', '2 3 2026-08-18 2026-08-23'], bills(), [1]],
    ['by the read date where the issue dates differ', ['1 1 2026-09-04 2026-09-11'], bills('A1 2026-09-10'), [1]],
    [
      'no discarded or cancelled run',
      ['1 1 2026-09-04 2026-09-10 discarded', '2 1 2026-09-04 2026-09-10 cancelled', '3 1 2026-09-04 2026-09-10'],
      bills('A1 2026-09-10'),
      [3],
    ],
    [
      'several, by their numbers',
      ['9 1 2026-09-04 2026-09-10', '2 2 2026-09-11 2026-09-16'],
      bills('A1 2026-09-10', 'A2 2026-09-16'),
      [2, 9],
    ],
    ['none', [], bills('A1 2026-09-10'), []],
  ])('%s', (_name, runs, expectedBills, chosen) => {
    expect(chooseRuns('2026-09', runs.map(run), expectedBills, outcomes)).toEqual(chosen)
  })
})
