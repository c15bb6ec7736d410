import type { ApplicationRecordJson } from '../../../api/applications/contract.js'
import { StateChip } from '../presentation/StateChip.js'
import { applicationStateText } from './application-words.js'

type Standing = Pick<ApplicationRecordJson, 'state' | 'isOverdue'>

/** Where an application stands; one that should have been decided says so. */
export function ApplicationStateChip({ entry }: { readonly entry: Standing }) {
  const { state, isOverdue } = entry
  if (isOverdue) return <StateChip state="overdue" label={`${applicationStateText(state)}, overdue`} />
  const tone = state === 'submitted' ? 'waiting' : state === 'asked' ? 'running' : state === 'accepted' ? 'done' : 'idle'
  return <StateChip state={state} tone={tone} label={applicationStateText(state)} />
}
