import type { ApplicationPlanJson } from '../../../api/applications/contract.js'
import { Panel } from '../presentation/Panel.js'
import { PlanView } from './PlanView.js'

/** What accepting would do as the application stands. */
export function PlanPanel({ plan }: { readonly plan: ApplicationPlanJson }) {
  return (
    <Panel title={plan.refusal === null ? 'What accepting would do' : 'Cannot be accepted as it stands'} padded>
      <PlanView plan={plan} />
    </Panel>
  )
}
