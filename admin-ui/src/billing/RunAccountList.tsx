import { Link } from 'react-router-dom'
import { AgeCell } from '../presentation/AgeCell.js'
import type { ListColumn } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { Money } from '../presentation/Money.js'
import { StateChip } from '../presentation/StateChip.js'
import type { RunAccountRow } from './billing-records.js'
import { flagText, reasonText } from './billing-words.js'
import { billPath, queuePath, runPath } from './run-words.js'

const COLUMNS: readonly ListColumn<RunAccountRow>[] = [
  {
    id: 'accountId',
    label: 'Account',
    sort: 'accountId',
    phone: 'title',
    render: (row) => row.accountId,
    text: (row) => row.accountId,
  },
  { id: 'customerName', label: 'Name', sort: 'customerName', render: (row) => row.customerName, text: (row) => row.customerName },
  {
    id: 'outcome',
    label: 'Outcome',
    phone: 'title',
    render: (row) => <StateChip state={row.outcome} />,
    text: (row) => row.outcome,
  },
  {
    id: 'reasonCode',
    label: 'Reason',
    sort: 'reasonCode',
    render: (row) => (row.outcome === 'billed' ? row.flags.map(flagText).join(', ') || '–' : reasonText(row.reasonCode)),
    text: (row) => (row.outcome === 'billed' ? row.flags.join(';') : row.reasonCode),
  },
  { id: 'sentence', label: 'Why', render: (row) => row.sentence ?? '–', text: (row) => row.sentence },
  {
    id: 'total',
    label: 'Bill',
    sort: 'total',
    align: 'right',
    render: (row) => <Money amount={row.total} />,
    text: (row) => row.total,
  },
  {
    id: 'age',
    label: 'Parked for',
    sort: 'parkedAt',
    align: 'right',
    render: (row) => <AgeCell since={row.parkedAt} />,
    text: (row) => row.parkedAt,
  },
  {
    id: 'run',
    label: 'Run',
    optional: true,
    render: (row) => <Link to={runPath(row.runId)}>{row.runId}</Link>,
    text: (row) => row.runId,
  },
]

/** Every account of the runs with its one outcome. A billed one opens its bill, a parked one its place in the queue. */
export function RunAccountList() {
  return (
    <ListPage<RunAccountRow>
      resource="run-accounts"
      title="Accounts of bill runs"
      subtitle="Each account of a run is billed, skipped or parked, exactly once"
      columns={COLUMNS}
      sort={{ field: 'accountId', order: 'ASC' }}
      rowTo={(row) =>
        row.billId !== null
          ? billPath(row.billId)
          : row.outcome === 'parked'
            ? queuePath({ runId: row.runId, at: row.id })
            : `/accounts/${row.accountId}/show`
      }
      searchFor="Account or name"
      filters={[
        {
          source: 'outcome',
          label: 'Outcome',
          choices: [
            { value: 'billed', label: 'Billed' },
            { value: 'skipped', label: 'Skipped' },
            { value: 'parked', label: 'Parked' },
            { value: 'pending', label: 'To do' },
          ],
        },
        { source: 'runId', label: 'Run', kind: 'text' },
      ]}
      empty={{ title: 'No bill run yet', sentence: 'The accounts of a run appear here as soon as it is started.' }}
    />
  )
}
