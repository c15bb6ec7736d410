import { useParams } from 'react-router-dom'
import type { WriteOffPageJson } from '../../../api/write-offs/contract.js'
import { RecordPage } from '../presentation/RecordPage.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { WriteOffPanels } from './WriteOffPanels.js'

/** One write-off: the rules it passed, who bears it, what came back, what can be done about it. */
export function WriteOffShow() {
  const { id = '' } = useParams()
  const query = useRecordPage<WriteOffPageJson>('write-offs', id, { refreshMs: 60_000 })
  return (
    <RecordPage query={query} what={`Write-off ${id}`} listPath="/write-offs">
      {(page) => <WriteOffPanels page={page} />}
    </RecordPage>
  )
}
