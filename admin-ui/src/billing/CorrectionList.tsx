import { ActionButton } from '../presentation/ActionButton.js'
import { Instant } from '../presentation/Instant.js'
import type { ListColumn } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { Money } from '../presentation/Money.js'
import { StateChip } from '../presentation/StateChip.js'
import type { CorrectionRow } from './billing-records.js'
import { billPath } from './run-words.js'

const COLUMNS: readonly ListColumn<CorrectionRow>[] = [
  {
    id: 'billNumber',
    label: 'Bill',
    phone: 'title',
    render: (row) => row.billNumber,
    text: (row) => row.billNumber,
  },
  { id: 'state', label: 'State', phone: 'title', render: (row) => <StateChip state={row.state} />, text: (row) => row.state },
  { id: 'accountId', label: 'Account', sort: 'accountId', render: (row) => row.accountId, text: (row) => row.accountId },
  { id: 'customerName', label: 'Name', render: (row) => row.customerName, text: (row) => row.customerName },
  { id: 'reason', label: 'Reason', render: (row) => row.reason, text: (row) => row.reason },
  { id: 'oldTotal', label: 'Was', align: 'right', render: (row) => <Money amount={row.oldTotal} />, text: (row) => row.oldTotal },
  {
    id: 'newTotal',
    label: 'Is',
    align: 'right',
    render: (row) => (row.newTotal === null ? '–' : <Money amount={row.newTotal} />),
    text: (row) => row.newTotal,
  },
  {
    id: 'difference',
    label: 'Difference',
    sort: 'difference',
    align: 'right',
    render: (row) => (row.difference === null ? '–' : <Money amount={row.difference} />),
    text: (row) => row.difference,
  },
  { id: 'proposedBy', label: 'Proposed by', render: (row) => row.proposedBy, text: (row) => row.proposedBy },
  {
    id: 'proposedAt',
    label: 'Proposed',
    sort: 'proposedAt',
    render: (row) => <Instant at={row.proposedAt} />,
    text: (row) => row.proposedAt,
  },
  { id: 'decidedBy', label: 'Decided by', optional: true, render: (row) => row.decidedBy ?? '–', text: (row) => row.decidedBy },
  {
    id: 'decidedAt',
    label: 'Decided',
    optional: true,
    sort: 'decidedAt',
    render: (row) => (row.decidedAt === null ? '–' : <Instant at={row.decidedAt} />),
    text: (row) => row.decidedAt,
  },
]

/** Corrections of issued bills: those that wait for a decision, and those that had one. */
export function CorrectionList() {
  return (
    <ListPage<CorrectionRow>
      resource="bill-corrections"
      title="Corrections"
      acts={
        <ActionButton permission="reports.export" variant="outlined" href="/api/v1/exports/bill-corrections?state=proposed">
          Differences to decide as CSV
        </ActionButton>
      }
      columns={COLUMNS}
      sort={{ field: 'proposedAt', order: 'ASC' }}
      rowTo={(row) => (row.state === 'proposed' ? `/bills/${row.billId}/correction` : billPath(row.billId))}
      saved={[
        { label: 'To decide', filter: { state: 'proposed' } },
        { label: 'Approved', filter: { state: 'approved' } },
        { label: 'Withdrawn', filter: { state: 'withdrawn' } },
      ]}
      filters={[
        { source: 'accountId', label: 'Account', kind: 'text' },
        { source: 'billNumber', label: 'Bill number', kind: 'text' },
      ]}
      empty={{
        title: 'There is no correction',
        sentence: 'A correction is prepared on the page of an issued bill, and waits here until somebody decides it.',
      }}
    />
  )
}
