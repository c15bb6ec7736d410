import { useParams } from 'react-router-dom'
import type { ApplicationPageJson } from '../../../api/applications/contract.js'
import { RecordPage } from '../presentation/RecordPage.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { ApplicationPanels } from './ApplicationPanels.js'

/** One application: what was sent, who it may be, what accepting would do, what can be done about it. */
export function ApplicationShow() {
  const { id = '' } = useParams()
  const query = useRecordPage<ApplicationPageJson>('applications', id, { refreshMs: 60_000 })
  return (
    <RecordPage query={query} what={`Application ${id}`} listPath="/applications">
      {(entry) => <ApplicationPanels entry={entry} />}
    </RecordPage>
  )
}
