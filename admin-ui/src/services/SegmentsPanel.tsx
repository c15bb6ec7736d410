import { useNavigate } from 'react-router-dom'
import type { AgreementPageJson } from '../../../api/services/contract.js'
import { printedPeriodText } from '../billing/printed-period.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { Quantity } from '../presentation/Quantity.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { StateChip } from '../presentation/StateChip.js'

type Row = NonNullable<AgreementPageJson['segments']>[number]

const COLUMNS: readonly DenseColumn<Row>[] = [
  { label: 'Period', render: (row) => printedPeriodText(row.periodFrom, row.periodTo, row.days) },
  { label: 'Billed', align: 'right', render: (row) => <Quantity value={row.quantity} unit={row.unit} /> },
  { label: 'Amount', align: 'right', render: (row) => <Money amount={row.amount} /> },
  {
    label: 'Bill',
    render: (row) => (
      <RecordLink resource="bills" id={row.billId}>
        {row.billNumber}
      </RecordLink>
    ),
  },
  {
    label: 'Remark',
    hidesLabel: true,
    render: (row) =>
      row.billState === 'cancelled' ? <StateChip state="cancelled" /> : row.isEstimated ? <StateChip state="estimated" /> : '',
    desktopOnly: true,
  },
]

/** What the agreement was billed, the newest period first. */
export function SegmentsPanel({ segments }: { readonly segments: readonly Row[] }) {
  const navigate = useNavigate()
  return (
    <Panel title="Billed periods">
      {segments.length === 0 ? (
        <EmptyState
          dense
          title="Not billed yet"
          sentence="The first period is billed with the next run of the account’s cycle."
        />
      ) : (
        <DenseTable
          label="Billed periods"
          rows={segments}
          columns={COLUMNS}
          rowKey={(row) => `${row.billId}-${row.periodTo}`}
          onOpen={(row) => navigate(`/bills/${row.billId}/show`)}
        />
      )}
    </Panel>
  )
}
