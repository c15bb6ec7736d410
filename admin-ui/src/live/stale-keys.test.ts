import { expect, test } from 'vitest'
import { type Change, isStale } from './stale-keys.js'

const TASK: Change = { kind: 'task', id: '7' }

test.each<[readonly unknown[], readonly Change[], boolean]>([
  [['tasks', 'getList', {}], [TASK], true],
  [['tasks', 'page', '7'], [TASK], true],
  [['tasks', 'page', '8'], [TASK], false],
  [['tasks', 'page', '8'], [{ kind: 'task', id: null }], true],
  [['processes', 'getList', {}], [TASK], false],
  [['processes', 'page', 'move/R1'], [TASK, { kind: 'process', id: 'move/R1' }], true],
  [['bill-runs', 'page', '3'], [{ kind: 'bill_run', id: '3' }], true],
  [['dispatch', '2026-09-01', '2026-09-07'], [{ kind: 'work_order', id: 'W1' }], true],
  [['home', 'running'], [TASK], true],
  [['home', 'running'], [], false],
  [['accounts', 'getList', {}], [{ kind: 'weather', id: 'rain' }], false],
])('%j after %j: %s', (queryKey, changes, expected) => {
  expect(isStale(queryKey, changes)).toBe(expected)
})
