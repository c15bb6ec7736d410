import { expect, it } from 'vitest'
import { stateOnImport, stateSince } from './agreement-state.js'

const TODAY = '2026-09-01'

it.each([
  ['starts tomorrow', '2026-09-02', null, 'pending_start', TODAY],
  ['starts and stops ahead', '2026-09-02', '2026-10-01', 'pending_start', TODAY],
  ['starts today', '2026-09-01', null, 'active', '2026-09-01'],
  ['goes on', '2003-01-31', null, 'active', '2003-01-31'],
  ['stops ahead', '2003-01-31', '2026-09-15', 'pending_stop', TODAY],
  ['today is the last day', '2003-01-31', '2026-09-01', 'pending_stop', TODAY],
  ['stopped yesterday', '2003-01-31', '2026-08-31', 'stopped', '2026-08-31'],
] as const)('an agreement that %s', (_name, startOn, stopOn, state, since) => {
  expect(stateOnImport({ startOn, stopOn }, TODAY)).toBe(state)
  expect(stateSince({ startOn, stopOn }, state, TODAY)).toBe(since)
})
