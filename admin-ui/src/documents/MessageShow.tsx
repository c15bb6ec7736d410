import { useParams } from 'react-router-dom'
import type { MessagePageJson } from '../../../api/documents/contract.js'
import { RecordPage } from '../presentation/RecordPage.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { MessagePanels } from './MessagePanels.js'

/** One message: the text as it was sent, where it went, every attempt, and what was told of it. */
export function MessageShow() {
  const { id = '' } = useParams()
  const query = useRecordPage<MessagePageJson>('messages', id, { refreshMs: 15_000 })
  return (
    <RecordPage query={query} what={`Message ${id}`} listPath="/messages">
      {(message) => <MessagePanels message={message} />}
    </RecordPage>
  )
}
