import { useNavigate } from 'react-router-dom'
import type { PaymentPageJson } from '../../../api/payments/contract.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { Instant } from '../presentation/Instant.js'
import { Panel } from '../presentation/Panel.js'

type Entry = PaymentPageJson['entries'][number]

const COLUMNS: readonly DenseColumn<Entry>[] = [
  { label: 'Entry', render: (entry) => entry.entryId, width: 80 },
  { label: 'On', render: (entry) => <Day date={entry.on} /> },
  { label: 'What', render: (entry) => entry.description },
  { label: 'Recorded', render: (entry) => <Instant at={entry.recordedAt} />, desktopOnly: true },
  { label: 'By', render: (entry) => entry.recordedBy, desktopOnly: true },
]

/** The ledger entries of a payment's life; a row opens the entry. */
export function PaymentEntries({ entries }: { readonly entries: readonly Entry[] }) {
  const navigate = useNavigate()
  return (
    <Panel title="Entries in the ledger">
      <DenseTable
        label="Entries in the ledger"
        rows={entries}
        columns={COLUMNS}
        rowKey={(entry) => entry.entryId}
        onOpen={(entry) => navigate(`/journal-entries/${entry.entryId}/show`)}
      />
    </Panel>
  )
}
