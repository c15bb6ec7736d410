import type { MeterFileRecordJson } from '../../../../api/metering/files/contract.js'
import { Instant } from '../../presentation/Instant.js'
import type { ListColumn } from '../../presentation/list-column.js'
import { ListPage } from '../../presentation/ListPage.js'
import { numberText } from '../../presentation/money-text.js'
import { StateChip } from '../../presentation/StateChip.js'
import { fileChip, formatText } from './file-words.js'
import { SendMeterFileButton } from './SendMeterFileButton.js'

type Counted = 'values' | 'held' | 'errors'
const count = (id: Counted, label: string): ListColumn<MeterFileRecordJson> => ({
  id,
  label,
  align: 'right',
  render: (row) => numberText(row.counts[id]),
  text: (row) => row.counts[id],
})

const COLUMNS: readonly ListColumn<MeterFileRecordJson>[] = [
  { id: 'name', label: 'File', sort: 'name', phone: 'title', render: (row) => row.name, text: (row) => row.name },
  { id: 'format', label: 'Format', sort: 'format', render: (row) => formatText(row.format), text: (row) => row.format },
  {
    id: 'recordedAt',
    label: 'Sent',
    sort: 'recordedAt',
    render: (row) => <Instant at={row.recordedAt} />,
    text: (row) => row.recordedAt,
  },
  count('values', 'Intervals'),
  count('held', 'Held aside'),
  count('errors', 'Left out'),
  {
    id: 'state',
    label: 'State',
    sort: 'state',
    phone: 'title',
    render: (row) => <StateChip state={row.state} {...fileChip(row.state)} />,
    text: (row) => row.state,
  },
  { id: 'recordedBy', label: 'By', phone: 'hidden', render: (row) => row.recordedBy, text: (row) => row.recordedBy },
]

const SAVED = [
  { label: 'With something held aside', filter: { hasHeld: true } },
  { label: 'Refused', filter: { state: 'refused' } },
]

/** The meter files that were sent. */
export function MeterFileList() {
  return (
    <ListPage<MeterFileRecordJson>
      resource="meter-files"
      title="Meter files"
      subtitle="Intervals and reads as meter readers, head-ends and other utilities send them. The same file twice changes nothing."
      columns={COLUMNS}
      sort={{ field: 'recordedAt', order: 'DESC' }}
      rowTo={(row) => `/meter-files/${row.id}/show`}
      searchFor="Name of the file"
      saved={SAVED}
      acts={<SendMeterFileButton />}
      empty={{
        title: 'No meter file has been sent',
        sentence: 'NEM12, NEM13, Green Button, IEC 61968-9, MSCONS, and any CSV once you have said which column is what.',
      }}
    />
  )
}
