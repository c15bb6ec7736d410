import type { AgreementRecordJson } from '../../../api/services/contract.js'
import { Day } from '../presentation/Day.js'
import type { ListColumn, ListFilter } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { serviceText } from '../presentation/service-words.js'
import { StateChip } from '../presentation/StateChip.js'
import { stateText } from '../presentation/state-tone.js'
import { usePrefetchPage } from '../presentation/use-record-page.js'

const COLUMNS: readonly ListColumn<AgreementRecordJson>[] = [
  {
    id: 'id',
    label: 'Agreement',
    sort: 'id',
    render: (row) => <RecordLink resource="agreements" id={row.id} />,
    text: (row) => row.id,
    phone: 'title',
  },
  {
    id: 'service',
    label: 'Service',
    sort: 'service',
    render: (row) => serviceText(row.service),
    text: (row) => row.service,
    phone: 'title',
  },
  {
    id: 'account',
    label: 'Account',
    sort: 'accountId',
    render: (row) => <RecordLink resource="accounts" id={row.accountId} />,
    text: (row) => row.accountId,
    phone: 'hidden',
  },
  { id: 'customer', label: 'Customer', render: (row) => row.customerName, text: (row) => row.customerName },
  { id: 'address', label: 'Where', render: (row) => row.address, text: (row) => row.address },
  {
    id: 'tariff',
    label: 'Tariff',
    sort: 'tariffCode',
    render: (row) => row.tariffCode,
    text: (row) => row.tariffCode,
    phone: 'hidden',
  },
  {
    id: 'start',
    label: 'First day',
    sort: 'startOn',
    render: (row) => <Day date={row.startOn} />,
    text: (row) => row.startOn,
    phone: 'hidden',
  },
  {
    id: 'stop',
    label: 'Last day',
    sort: 'stopOn',
    render: (row) => <Day date={row.stopOn} />,
    text: (row) => row.stopOn,
    phone: 'hidden',
  },
  { id: 'state', label: 'State', sort: 'state', render: (row) => <StateChip state={row.state} />, text: (row) => row.state },
]

const FILTERS: readonly ListFilter[] = [
  {
    source: 'service',
    label: 'Service',
    choices: ['water', 'sewer', 'electric', 'gas', 'stormwater', 'refuse', 'lighting'].map((value) => ({
      value,
      label: serviceText(value),
    })),
  },
  { source: 'tariffCode', label: 'Tariff', kind: 'text' },
  {
    source: 'state',
    label: 'State',
    choices: ['pending_start', 'active', 'pending_stop', 'stopped', 'closed', 'reactivated', 'cancelled'].map((value) => ({
      value,
      label: stateText(value),
    })),
  },
]

const SAVED = [
  { label: 'Running', filter: { state: ['active', 'reactivated', 'pending_stop'] } },
  { label: 'About to start', filter: { state: 'pending_start' } },
  { label: 'About to stop', filter: { state: 'pending_stop' } },
  { label: 'Tariff not in the rate book', filter: { hasTariff: false } },
]

/** Which account takes which service where, by which tariff. */
export function AgreementList() {
  return (
    <ListPage<AgreementRecordJson>
      resource="agreements"
      title="Service agreements"
      columns={COLUMNS}
      sort={{ field: 'id', order: 'ASC' }}
      rowTo={(row) => `/agreements/${row.id}/show`}
      searchFor="Number, account, name or address"
      filters={FILTERS}
      saved={SAVED}
      prefetch={usePrefetchPage('agreements')}
      empty={{ title: 'No service agreements yet', sentence: 'They come with the import of a utility’s data: Set-up › Imports.' }}
    />
  )
}
