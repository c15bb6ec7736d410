import type { CollectionRecordJson } from '../../../api/collections/contract.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { TextLink } from '../presentation/TextLink.js'
import { collectionPath } from './collection-words.js'

const COLUMNS: readonly DenseColumn<CollectionRecordJson>[] = [
  { label: 'Case', render: (row) => <TextLink to={collectionPath(row.id)}>{row.id}</TextLink> },
  { label: 'Customer', render: (row) => row.customerName },
  { label: 'Service', render: (row) => row.service, desktopOnly: true },
  { label: 'Owed', align: 'right', render: (row) => <Money amount={row.owed} /> },
]

/** Disconnections that wait for a supervisor's word. */
export function ApprovalsPanel({ approvals }: { readonly approvals: readonly CollectionRecordJson[] }) {
  return (
    <Panel title={`Waits for release (${approvals.length})`}>
      {approvals.length === 0 ? (
        <EmptyState dense title="No disconnection waits for a supervisor" />
      ) : (
        <DenseTable label="Waits for release" rows={approvals} columns={COLUMNS} rowKey={(row) => row.id} />
      )}
    </Panel>
  )
}
