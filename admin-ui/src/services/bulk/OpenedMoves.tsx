import { useNavigate } from 'react-router-dom'
import { type DenseColumn, DenseTable } from '../../presentation/DenseTable.js'
import { Panel } from '../../presentation/Panel.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { requestPage } from '../service-paths.js'

export interface OpenedMove {
  readonly line: number
  readonly requestId: string
  readonly accountId: string
}

const COLUMNS: readonly DenseColumn<OpenedMove>[] = [
  { label: 'Line', align: 'right', width: 56, render: (row) => row.line },
  { label: 'Request', render: (row) => <RecordLink resource="service-requests" id={row.requestId} /> },
  { label: 'Account', render: (row) => <RecordLink resource="accounts" id={row.accountId} /> },
]

/** What the file became: a request for each row. */
export function OpenedMoves({ moves }: { readonly moves: readonly OpenedMove[] }) {
  const navigate = useNavigate()
  return (
    <Panel title="Requests that were opened">
      <DenseTable
        label="Opened requests"
        rows={moves}
        columns={COLUMNS}
        rowKey={(row) => row.requestId}
        onOpen={(row) => navigate(requestPage(row.requestId))}
      />
    </Panel>
  )
}
