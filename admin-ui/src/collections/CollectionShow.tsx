import { useParams } from 'react-router-dom'
import type { CollectionPageJson } from '../../../api/collections/contract.js'
import { RecordPage } from '../presentation/RecordPage.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { CollectionPanels } from './CollectionPanels.js'

/** One collection case: where it stands, what is lawful when, what happened, what can be done. */
export function CollectionShow() {
  const { id = '' } = useParams()
  const query = useRecordPage<CollectionPageJson>('collections', id, { refreshMs: 60_000 })
  return (
    <RecordPage query={query} what={`Collection case ${id}`} listPath="/collections">
      {(entry) => <CollectionPanels entry={entry} />}
    </RecordPage>
  )
}
