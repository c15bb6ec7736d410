import { Link } from 'react-router-dom'
import { Day } from '../presentation/Day.js'
import type { ListColumn } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { Money } from '../presentation/Money.js'
import { StateChip } from '../presentation/StateChip.js'
import { usePrefetchPage } from '../presentation/use-record-page.js'
import type { BillRow } from './billing-records.js'
import { billKindText, flagText } from './billing-words.js'
import { printedPeriodText } from './printed-period.js'
import { billPath, runPath } from './run-words.js'

const COLUMNS: readonly ListColumn<BillRow>[] = [
  {
    id: 'billNumber',
    label: 'Bill',
    sort: 'billNumber',
    phone: 'title',
    render: (row) => row.billNumber,
    text: (row) => row.billNumber,
  },
  { id: 'accountId', label: 'Account', sort: 'accountId', render: (row) => row.accountId, text: (row) => row.accountId },
  { id: 'customerName', label: 'Name', render: (row) => row.customerName, text: (row) => row.customerName },
  { id: 'state', label: 'State', phone: 'title', render: (row) => <StateChip state={row.state} />, text: (row) => row.state },
  {
    id: 'period',
    label: 'Period',
    sort: 'periodTo',
    render: (row) => printedPeriodText(row.periodFrom, row.periodTo),
    text: (row) => `${row.periodFrom}/${row.periodTo}`,
  },
  { id: 'issuedOn', label: 'Dated', sort: 'issuedOn', render: (row) => <Day date={row.issuedOn} />, text: (row) => row.issuedOn },
  { id: 'dueOn', label: 'Due', sort: 'dueOn', render: (row) => <Day date={row.dueOn} />, text: (row) => row.dueOn },
  {
    id: 'total',
    label: 'Total',
    sort: 'total',
    align: 'right',
    render: (row) => <Money amount={row.total} />,
    text: (row) => row.total,
  },
  { id: 'open', label: 'Still open', align: 'right', render: (row) => <Money amount={row.open} />, text: (row) => row.open },
  { id: 'kind', label: 'Kind', optional: true, render: (row) => billKindText(row.kind), text: (row) => row.kind },
  {
    id: 'flags',
    label: 'Noted',
    optional: true,
    render: (row) => row.flags.map(flagText).join(', ') || '–',
    text: (row) => row.flags.join(';'),
  },
  {
    id: 'run',
    label: 'Run',
    optional: true,
    render: (row) => (row.runId === null ? '–' : <Link to={runPath(row.runId)}>{row.runId}</Link>),
    text: (row) => row.runId,
  },
]

/** Every bill, latest first: drafts of runs, issued ones, cancelled ones. */
export function BillList() {
  const prefetch = usePrefetchPage('bills')
  return (
    <ListPage<BillRow>
      resource="bills"
      title="Bills"
      columns={COLUMNS}
      sort={{ field: 'issuedOn', order: 'DESC' }}
      rowTo={(row) => billPath(row.id)}
      prefetch={prefetch}
      saved={[
        { label: 'Drafts', filter: { state: 'draft' } },
        { label: 'Issued', filter: { state: 'issued' } },
        { label: 'Cancelled', filter: { state: 'cancelled' } },
        { label: 'Corrected', filter: { kind: 'rebill' } },
      ]}
      filters={[
        { source: 'accountId', label: 'Account', kind: 'text' },
        { source: 'runId', label: 'Run', kind: 'text' },
        { source: 'issuedFrom', label: 'Dated from', kind: 'day' },
        { source: 'issuedTo', label: 'Dated to', kind: 'day' },
      ]}
      empty={{
        title: 'There is no bill',
        sentence: 'Bills are made by a run of a cycle, and arrive as history with the import of a utility.',
      }}
    />
  )
}
