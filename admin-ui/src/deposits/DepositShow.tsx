import { useParams } from 'react-router-dom'
import type { DepositPageJson } from '../../../api/deposits/contract.js'
import { RecordPage } from '../presentation/RecordPage.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { DepositPanels } from './DepositPanels.js'

/** One deposit: what is held, what it earned, what happened, what can be done about it. */
export function DepositShow() {
  const { id = '' } = useParams()
  const query = useRecordPage<DepositPageJson>('deposits', id, { refreshMs: 60_000 })
  return (
    <RecordPage query={query} what={`Deposit ${id}`} listPath="/deposits">
      {(deposit) => <DepositPanels deposit={deposit} />}
    </RecordPage>
  )
}
