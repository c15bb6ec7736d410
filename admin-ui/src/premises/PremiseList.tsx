import type { PremiseRecordJson } from '../../../api/premises/contract.js'
import type { ListColumn, ListFilter } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { serviceText } from '../presentation/service-words.js'
import { usePrefetchPage } from '../presentation/use-record-page.js'

const COLUMNS: readonly ListColumn<PremiseRecordJson>[] = [
  {
    id: 'id',
    label: 'Premise',
    sort: 'id',
    render: (row) => <RecordLink resource="premises" id={row.id} />,
    text: (row) => row.id,
  },
  { id: 'address', label: 'Address', sort: 'address', render: (row) => row.address, text: (row) => row.address, phone: 'title' },
  {
    id: 'city',
    label: 'City',
    sort: 'city',
    render: (row) => `${row.city} ${row.postcode}`,
    text: (row) => `${row.city} ${row.postcode}`,
    phone: 'hidden',
  },
  {
    id: 'occupants',
    label: 'Who is there',
    render: (row) => (row.occupants.length === 0 ? 'nobody' : row.occupants.join(', ')),
    text: (row) => row.occupants.join('; '),
  },
  {
    id: 'services',
    label: 'Services',
    render: (row) => row.services.map(serviceText).join(', '),
    text: (row) => row.services.join(' '),
    phone: 'hidden',
  },
  {
    id: 'route',
    label: 'Route',
    sort: 'readRoute',
    render: (row) => row.readRoute,
    text: (row) => row.readRoute,
    phone: 'hidden',
  },
  {
    id: 'sequence',
    label: 'Walk',
    sort: 'readSequence',
    align: 'right',
    optional: true,
    render: (row) => row.readSequence,
    text: (row) => row.readSequence,
    phone: 'hidden',
  },
  {
    id: 'units',
    label: 'Dwellings',
    sort: 'dwellingUnits',
    align: 'right',
    render: (row) => row.dwellingUnits,
    text: (row) => row.dwellingUnits,
    phone: 'hidden',
  },
  {
    id: 'inside',
    label: 'City limits',
    optional: true,
    render: (row) => (row.insideCity ? 'inside' : 'outside'),
    text: (row) => row.insideCity,
    phone: 'hidden',
  },
]

const FILTERS: readonly ListFilter[] = [{ source: 'readRoute', label: 'Route', kind: 'text' }]

const SAVED = [
  { label: 'Vacant', filter: { isVacant: true } },
  { label: 'Outside the city', filter: { insideCity: false } },
]

/** Places where service is delivered. */
export function PremiseList() {
  return (
    <ListPage<PremiseRecordJson>
      resource="premises"
      title="Premises"
      columns={COLUMNS}
      sort={{ field: 'id', order: 'ASC' }}
      rowTo={(row) => `/premises/${row.id}/show`}
      searchFor="Number or address"
      filters={FILTERS}
      saved={SAVED}
      prefetch={usePrefetchPage('premises')}
      empty={{ title: 'No premises yet', sentence: 'Premises come with the import of a utility’s data: Set-up › Imports.' }}
    />
  )
}
