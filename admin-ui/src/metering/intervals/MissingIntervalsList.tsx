import type { MissingIntervalsJson } from '../../../../api/metering/missing-routes.js'
import { Day } from '../../presentation/Day.js'
import type { ListColumn } from '../../presentation/list-column.js'
import { ListPage } from '../../presentation/ListPage.js'
import { numberText } from '../../presentation/money-text.js'
import { RecordLink } from '../../presentation/RecordLink.js'

const COLUMNS: readonly ListColumn<MissingIntervalsJson>[] = [
  {
    id: 'meter',
    label: 'Meter',
    sort: 'meterId',
    phone: 'title',
    render: (row) => <RecordLink resource="meters" id={row.meterId} />,
    text: (row) => row.meterId,
  },
  {
    id: 'channel',
    label: 'Channel',
    render: (row) => `${row.channel}, ${row.unit}`,
    text: (row) => `${row.channel}, ${row.unit}`,
  },
  {
    id: 'address',
    label: 'Where it is',
    render: (row) =>
      row.premiseId === null ? (
        '–'
      ) : (
        <RecordLink resource="premises" id={row.premiseId}>
          {row.address}
        </RecordLink>
      ),
    text: (row) => row.address,
  },
  {
    id: 'days',
    label: 'Days missing',
    sort: 'days',
    align: 'right',
    render: (row) => numberText(row.days),
    text: (row) => row.days,
  },
  {
    id: 'partial',
    label: 'Arrived in part',
    align: 'right',
    render: (row) => numberText(row.partialDays),
    text: (row) => row.partialDays,
    phone: 'hidden',
  },
  { id: 'from', label: 'First', sort: 'from', render: (row) => <Day date={row.from} />, text: (row) => row.from },
  { id: 'to', label: 'Last', sort: 'to', render: (row) => <Day date={row.to} />, text: (row) => row.to },
]

/** Channels of which days have not arrived, as last night found them; the meter's page is where they are estimated or written. */
export function MissingIntervalsList() {
  return (
    <ListPage<MissingIntervalsJson>
      resource="missing-intervals"
      title="Missing intervals"
      subtitle="As last night found them, 45 days back. Each meter has a task; what the group of estimation rules fills by itself is not here."
      columns={COLUMNS}
      sort={{ field: 'days', order: 'DESC' }}
      rowTo={(row) => `/meters/${row.meterId}/show`}
      searchFor="Meter"
      empty={{ title: 'Nothing is missing', sentence: 'Every meter that counts in intervals has all of its days.' }}
    />
  )
}
