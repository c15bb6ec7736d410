import type { ReadRecordJson } from '../../../api/metering/contract.js'
import { Day } from '../presentation/Day.js'
import { Instant } from '../presentation/Instant.js'
import type { ListColumn, ListFilter } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { Quantity } from '../presentation/Quantity.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { serviceText } from '../presentation/service-words.js'
import { ReadKindMark } from './ReadKindMark.js'
import { readKindText, readSourceText } from './meter-words.js'

const COLUMNS: readonly ListColumn<ReadRecordJson>[] = [
  {
    id: 'readOn',
    label: 'Day',
    sort: 'readOn',
    render: (row) => <Day date={row.readOn} />,
    text: (row) => row.readOn,
    phone: 'title',
  },
  {
    id: 'meter',
    label: 'Meter',
    sort: 'meterId',
    render: (row) => <RecordLink resource="meters" id={row.meterId} />,
    text: (row) => row.meterId,
    phone: 'title',
  },
  { id: 'service', label: 'Service', render: (row) => serviceText(row.service), text: (row) => row.service, phone: 'hidden' },
  {
    id: 'register',
    label: 'Register',
    optional: true,
    render: (row) => row.register,
    text: (row) => row.register,
    phone: 'hidden',
  },
  {
    id: 'value',
    label: 'On the dial',
    align: 'right',
    render: (row) => <Quantity value={row.value} unit={row.unit} />,
    text: (row) => row.value,
  },
  { id: 'kind', label: 'Kind', sort: 'kind', render: (row) => <ReadKindMark read={row} />, text: (row) => row.kind },
  { id: 'source', label: 'Source', render: (row) => readSourceText(row.source), text: (row) => row.source, phone: 'hidden' },
  {
    id: 'reason',
    label: 'Reason',
    optional: true,
    render: (row) => row.reason ?? '',
    text: (row) => row.reason,
    phone: 'hidden',
  },
  {
    id: 'recorded',
    label: 'Recorded',
    sort: 'id',
    optional: true,
    render: (row) => <Instant at={row.recordedAt} />,
    text: (row) => row.recordedAt,
    phone: 'hidden',
  },
  { id: 'by', label: 'By', optional: true, render: (row) => row.recordedBy, text: (row) => row.recordedBy, phone: 'hidden' },
]

const FILTERS: readonly ListFilter[] = [
  {
    source: 'kind',
    label: 'Kind',
    choices: ['actual', 'estimated', 'customer'].map((value) => ({ value, label: readKindText(value) })),
  },
  { source: 'readFrom', label: 'From', kind: 'day' },
  { source: 'readTo', label: 'To', kind: 'day' },
]

const SAVED = [
  { label: 'Estimated', filter: { kind: 'estimated', isLive: true } },
  { label: 'Given by customers', filter: { kind: 'customer', isLive: true } },
  { label: 'Superseded', filter: { isLive: false } },
]

/** Reads of all registers, those that were superseded too. */
export function ReadList() {
  return (
    <ListPage<ReadRecordJson>
      resource="reads"
      title="Reads"
      subtitle="Enter or correct a read on its meter’s page."
      columns={COLUMNS}
      sort={{ field: 'id', order: 'DESC' }}
      rowTo={(row) => `/meters/${row.meterId}/show`}
      filters={FILTERS}
      saved={SAVED}
      empty={{ title: 'No reads yet', sentence: 'Reads come with an import, from the field, or are entered on a meter’s page.' }}
    />
  )
}
