import { useParams } from 'react-router-dom'
import type { CasePageJson } from '../../../api/cases/contract.js'
import { RecordPage } from '../presentation/RecordPage.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { CasePanels } from './CasePanels.js'

/** One case: how it stands, what happened, what can be done about it. */
export function CaseShow() {
  const { id = '' } = useParams()
  const query = useRecordPage<CasePageJson>('cases', id, { refreshMs: 60_000 })
  return (
    <RecordPage query={query} what={`Case ${id}`} listPath="/cases">
      {(entry) => <CasePanels entry={entry} />}
    </RecordPage>
  )
}
