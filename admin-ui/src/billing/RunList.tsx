import { Day } from '../presentation/Day.js'
import { Instant } from '../presentation/Instant.js'
import type { ListColumn } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { Money } from '../presentation/Money.js'
import { numberText } from '../presentation/money-text.js'
import { usePrefetchPage } from '../presentation/use-record-page.js'
import type { RunRow } from './billing-records.js'
import { cycleText } from './billing-words.js'
import { RunStateChip } from './RunStateChip.js'
import { runPath } from './run-words.js'

const count = (id: 'accountsIn' | 'billed' | 'skipped' | 'parked', label: string): ListColumn<RunRow> => ({
  id,
  label,
  align: 'right',
  render: (row) => numberText(row[id]),
  text: (row) => row[id],
})

const COLUMNS: readonly ListColumn<RunRow>[] = [
  {
    id: 'cycle',
    label: 'Run',
    sort: 'billCycle',
    phone: 'title',
    render: (row) => `${cycleText(row.billCycle)}${row.isTrial ? ' (trial)' : ''}`,
    text: (row) => row.billCycle,
  },
  {
    id: 'readDate',
    label: 'Read on',
    sort: 'readDate',
    render: (row) => <Day date={row.readDate} />,
    text: (row) => row.readDate,
  },
  {
    id: 'state',
    label: 'State',
    sort: 'state',
    phone: 'title',
    render: (row) => <RunStateChip run={row} />,
    text: (row) => row.state,
  },
  count('accountsIn', 'Accounts'),
  count('billed', 'Billed'),
  count('skipped', 'Skipped'),
  count('parked', 'Parked'),
  {
    id: 'total',
    label: 'Total',
    sort: 'total',
    align: 'right',
    render: (row) => <Money amount={row.total} />,
    text: (row) => row.total,
  },
  {
    id: 'startedAt',
    label: 'Started',
    sort: 'startedAt',
    phone: 'hidden',
    render: (row) => <Instant at={row.startedAt} />,
    text: (row) => row.startedAt,
  },
  { id: 'startedBy', label: 'By', phone: 'hidden', render: (row) => row.startedBy, text: (row) => row.startedBy },
  { id: 'id', label: 'Number', sort: 'id', optional: true, align: 'right', render: (row) => row.id, text: (row) => row.id },
]

/** Every bill run, latest first. */
export function RunList() {
  const prefetch = usePrefetchPage('bill-runs')
  return (
    <ListPage<RunRow>
      resource="bill-runs"
      title="Bill runs"
      columns={COLUMNS}
      sort={{ field: 'startedAt', order: 'DESC' }}
      rowTo={(row) => runPath(row.id)}
      prefetch={prefetch}
      saved={[
        { label: 'In hand', filter: { isLive: true } },
        { label: 'Waiting for review', filter: { state: 'review' } },
        { label: 'Trials', filter: { isTrial: true } },
      ]}
      filters={[{ source: 'billCycle', label: 'Cycle', kind: 'text' }]}
      refreshMs={3_000}
      empty={{
        title: 'Nothing has been billed yet',
        sentence: 'Start the run of a window under Bill cycles. It stops for review before it issues anything.',
      }}
    />
  )
}
