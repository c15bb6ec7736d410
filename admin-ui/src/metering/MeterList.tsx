import type { MeterRecordJson } from '../../../api/metering/contract.js'
import { Day } from '../presentation/Day.js'
import type { ListColumn, ListFilter } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { deviceStateText } from './inventory/device-words.js'
import { serviceText } from '../presentation/service-words.js'
import { StateChip } from '../presentation/StateChip.js'
import { usePrefetchPage } from '../presentation/use-record-page.js'

const COLUMNS: readonly ListColumn<MeterRecordJson>[] = [
  {
    id: 'id',
    label: 'Meter',
    sort: 'id',
    render: (row) => <RecordLink resource="meters" id={row.id} />,
    text: (row) => row.id,
    phone: 'title',
  },
  { id: 'service', label: 'Service', sort: 'service', render: (row) => serviceText(row.service), text: (row) => row.service },
  {
    id: 'model',
    label: 'Make and model',
    sort: 'make',
    render: (row) => `${row.make} ${row.model}`,
    text: (row) => `${row.make} ${row.model}`,
    phone: 'hidden',
  },
  {
    id: 'size',
    label: 'Size',
    sort: 'size',
    align: 'right',
    render: (row) => (row.size === null ? '–' : `${row.size}″`),
    text: (row) => row.size,
    phone: 'hidden',
  },
  {
    id: 'address',
    label: 'Where it is',
    render: (row) =>
      row.premiseId === null ? (
        (row.warehouse ?? '–')
      ) : (
        <RecordLink resource="premises" id={row.premiseId}>
          {row.address}
        </RecordLink>
      ),
    text: (row) => row.address ?? row.warehouse,
  },
  { id: 'lastRead', label: 'Last read', render: (row) => <Day date={row.lastReadOn} />, text: (row) => row.lastReadOn },
  {
    id: 'state',
    label: 'State',
    render: (row) => <StateChip state={row.state} label={deviceStateText(row.state)} />,
    text: (row) => row.state,
    phone: 'hidden',
  },
  {
    id: 'lot',
    label: 'Purchase lot',
    optional: true,
    render: (row) => row.lotId ?? '–',
    text: (row) => row.lotId,
    phone: 'hidden',
  },
  {
    id: 'purchased',
    label: 'Bought',
    sort: 'purchasedOn',
    optional: true,
    render: (row) => <Day date={row.purchasedOn} />,
    text: (row) => row.purchasedOn,
    phone: 'hidden',
  },
]

const FILTERS: readonly ListFilter[] = [
  {
    source: 'service',
    label: 'Service',
    choices: ['water', 'electric', 'gas'].map((value) => ({ value, label: serviceText(value) })),
  },
  { source: 'lotId', label: 'Purchase lot' },
]

const SAVED = [
  { label: 'Installed', filter: { state: 'installed' } },
  { label: 'In stock', filter: { state: 'stock' } },
  { label: 'Taken out', filter: { state: 'removed' } },
  { label: 'Scrapped', filter: { state: 'scrapped' } },
]

/** Devices, wherever they are. */
export function MeterList() {
  return (
    <ListPage<MeterRecordJson>
      resource="meters"
      title="Meters"
      columns={COLUMNS}
      sort={{ field: 'id', order: 'ASC' }}
      rowTo={(row) => `/meters/${row.id}/show`}
      searchFor="Serial number or address"
      filters={FILTERS}
      saved={SAVED}
      prefetch={usePrefetchPage('meters')}
      empty={{ title: 'No meters yet', sentence: 'Meters come with the import of a utility’s data: Set-up › Imports.' }}
    />
  )
}
