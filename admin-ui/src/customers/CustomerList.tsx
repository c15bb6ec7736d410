import type { CustomerRecordJson } from '../../../api/customers/contract.js'
import { Day } from '../presentation/Day.js'
import type { ListColumn, ListFilter } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { usePrefetchPage } from '../presentation/use-record-page.js'
import { languageText } from './customer-words.js'
import { AddCustomerButton } from './AddCustomerButton.js'
import { SpecialCareChips } from './SpecialCareChips.js'

const COLUMNS: readonly ListColumn<CustomerRecordJson>[] = [
  {
    id: 'id',
    label: 'Customer',
    sort: 'id',
    render: (row) => <RecordLink resource="customers" id={row.id} />,
    text: (row) => row.id,
  },
  { id: 'name', label: 'Name', sort: 'name', render: (row) => row.name, text: (row) => row.name, phone: 'title' },
  {
    id: 'care',
    label: 'Take care',
    render: (row) => <SpecialCareChips {...row} />,
    text: (row) => [row.lifeSupport && 'life support', row.senior && 'senior'].filter(Boolean).join(' '),
  },
  { id: 'phone', label: 'Telephone', render: (row) => row.phone ?? '–', text: (row) => row.phone },
  { id: 'email', label: 'E-mail', render: (row) => row.email ?? '–', text: (row) => row.email, phone: 'hidden' },
  { id: 'city', label: 'City', sort: 'city', render: (row) => row.city, text: (row) => row.city, phone: 'hidden' },
  {
    id: 'accounts',
    label: 'Accounts',
    align: 'right',
    render: (row) => row.accounts,
    text: (row) => row.accounts,
    phone: 'hidden',
  },
  {
    id: 'kind',
    label: 'Kind',
    sort: 'kind',
    optional: true,
    render: (row) => (row.kind === 'person' ? 'Person' : 'Organisation'),
    text: (row) => row.kind,
    phone: 'hidden',
  },
  {
    id: 'language',
    label: 'Language',
    sort: 'language',
    optional: true,
    render: (row) => languageText(row.language),
    text: (row) => row.language,
    phone: 'hidden',
  },
  {
    id: 'since',
    label: 'Since',
    sort: 'customerSince',
    optional: true,
    render: (row) => <Day date={row.customerSince} />,
    text: (row) => row.customerSince,
    phone: 'hidden',
  },
]

const FILTERS: readonly ListFilter[] = [
  {
    source: 'hasEmail',
    label: 'E-mail address',
    choices: [
      { value: true, label: 'Has one' },
      { value: false, label: 'Has none' },
    ],
  },
]

const SAVED = [
  { label: 'People', filter: { kind: 'person' } },
  { label: 'Organisations', filter: { kind: 'organisation' } },
  { label: 'Life support', filter: { lifeSupport: true } },
  { label: 'Seniors', filter: { senior: true } },
]

/** People and organisations, whatever their part in an account. */
export function CustomerList() {
  return (
    <ListPage<CustomerRecordJson>
      resource="customers"
      title="Customers"
      columns={COLUMNS}
      sort={{ field: 'id', order: 'ASC' }}
      rowTo={(row) => `/customers/${row.id}/show`}
      searchFor="Name, e-mail or telephone"
      filters={FILTERS}
      saved={SAVED}
      acts={<AddCustomerButton />}
      prefetch={usePrefetchPage('customers')}
      empty={{
        title: 'No customers yet',
        sentence: 'Customers come with the import of a utility’s data (Set-up › Imports), or are added here.',
      }}
    />
  )
}
