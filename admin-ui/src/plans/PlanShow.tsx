import { useParams } from 'react-router-dom'
import type { PlanPageJson } from '../../../api/plans/contract.js'
import { RecordPage } from '../presentation/RecordPage.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { PlanPanels } from './PlanPanels.js'

/** One payment plan: its instalments, what happened, what can be done about it. */
export function PlanShow() {
  const { id = '' } = useParams()
  const query = useRecordPage<PlanPageJson>('payment-plans', id, { refreshMs: 60_000 })
  return (
    <RecordPage query={query} what={`Payment plan ${id}`} listPath="/payment-plans">
      {(plan) => <PlanPanels plan={plan} />}
    </RecordPage>
  )
}
