import type { PlanRecordJson } from '../../../api/plans/contract.js'
import { StateChip } from '../presentation/StateChip.js'
import { planStateText } from './plan-words.js'

const TONES = { active: 'running', kept: 'done', broken: 'action', cancelled: 'idle' } as const

/** How a plan stands; one with something missed that is not broken yet says so. */
export function PlanStateChip({ plan }: { readonly plan: Pick<PlanRecordJson, 'state' | 'isAtRisk'> }) {
  if (plan.isAtRisk) return <StateChip state="active" tone="waiting" label="At risk: something is missed" />
  return <StateChip state={plan.state} tone={TONES[plan.state]} label={planStateText(plan.state)} />
}
