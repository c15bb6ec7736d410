import { Link, useNavigate } from 'react-router-dom'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import type { RunPage } from './billing-records.js'
import { changeText } from './change-text.js'
import { billPath } from './run-words.js'

type Change = RunPage['largestChanges'][number]

const COLUMNS: readonly DenseColumn<Change>[] = [
  { label: 'Account', render: (row) => <Link to={`/accounts/${row.accountId}/show`}>{row.accountId}</Link> },
  { label: 'Bill before', align: 'right', render: (row) => <Money amount={row.before} />, desktopOnly: true },
  {
    label: 'This bill',
    align: 'right',
    render: (row) => (
      <Link to={billPath(row.billId)}>
        <Money amount={row.total} />
      </Link>
    ),
  },
  { label: 'Change', align: 'right', render: (row) => <Money amount={row.change} /> },
  { label: '', align: 'right', render: (row) => changeText(row.total, row.before) ?? '', desktopOnly: true },
]

/** The bills that differ most from the account's bill before; a row opens the bill. */
export function LargestChanges({ run }: { readonly run: RunPage }) {
  const navigate = useNavigate()
  return (
    <Panel title="Largest changes">
      {run.largestChanges.length === 0 ? (
        <EmptyState dense title="Nothing to compare with" sentence="No account of this run has an earlier bill." />
      ) : (
        <DenseTable
          label="Largest changes against the bill before"
          rows={run.largestChanges}
          columns={COLUMNS}
          rowKey={(row) => row.billId}
          onOpen={(row) => navigate(billPath(row.billId))}
        />
      )}
    </Panel>
  )
}
