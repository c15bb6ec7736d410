import type { CaseRecordJson } from '../../../api/cases/contract.js'
import { StateChip } from '../presentation/StateChip.js'
import { caseStateText } from './case-words.js'

type Standing = Pick<CaseRecordJson, 'state' | 'isOverdue'>

/** Where a case stands; one whose clock is over says so instead. */
export function CaseStateChip({ entry }: { readonly entry: Standing }) {
  if (entry.isOverdue) return <StateChip state="overdue" label={`${caseStateText(entry.state)}, overdue`} />
  const tone = entry.state === 'working' ? 'running' : entry.state === 'closed' ? 'idle' : 'waiting'
  return <StateChip state={entry.state} tone={tone} label={caseStateText(entry.state)} />
}
