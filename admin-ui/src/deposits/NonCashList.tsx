import type { NonCashRecordJson } from '../../../api/deposits/contract.js'
import { Day } from '../presentation/Day.js'
import type { ListColumn, ListFilter } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { Money } from '../presentation/Money.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { StateChip } from '../presentation/StateChip.js'
import { nonCashKindText, nonCashStateText } from './deposit-words.js'
import { EndNonCashButton } from './EndNonCashButton.js'

const COLUMNS: readonly ListColumn<NonCashRecordJson>[] = [
  {
    id: 'account',
    label: 'Stands in for',
    sort: 'accountId',
    render: (row) => (
      <>
        <RecordLink resource="accounts" id={row.accountId} /> {row.customerName}
      </>
    ),
    text: (row) => row.accountId,
    phone: 'title',
  },
  { id: 'kind', label: 'Kind', render: (row) => nonCashKindText(row.kind), text: (row) => nonCashKindText(row.kind) },
  {
    id: 'issuer',
    label: 'By',
    render: (row) => (
      <>
        {row.issuer}, {row.reference}
      </>
    ),
    text: (row) => `${row.issuer}, ${row.reference}`,
  },
  {
    id: 'amount',
    label: 'Up to',
    align: 'right',
    sort: 'amount',
    render: (row) => <Money amount={row.amount} />,
    text: (row) => row.amount,
  },
  { id: 'from', label: 'From', render: (row) => <Day date={row.validFrom} />, text: (row) => row.validFrom, phone: 'hidden' },
  {
    id: 'expiresOn',
    label: 'Last day',
    sort: 'expiresOn',
    render: (row) => (row.expiresOn === null ? 'until further notice' : <Day date={row.expiresOn} />),
    text: (row) => row.expiresOn,
  },
  {
    id: 'state',
    label: 'State',
    sort: 'state',
    render: (row) => (
      <StateChip
        state={row.state}
        tone={row.state === 'standing' ? 'done' : row.state === 'expired' ? 'action' : 'idle'}
        label={nonCashStateText(row.state)}
      />
    ),
    text: (row) => nonCashStateText(row.state),
  },
  { id: 'act', label: '', render: (row) => <EndNonCashButton security={row} />, text: () => undefined },
]

const FILTERS: readonly ListFilter[] = [
  { source: 'accountId', label: 'Account', kind: 'text' },
  { source: 'expiresTo', label: 'Last day by', kind: 'day' },
  {
    source: 'kind',
    label: 'Kind',
    choices: [
      { value: 'guarantor', label: 'Guarantor' },
      { value: 'letter_of_credit', label: 'Letter of credit' },
      { value: 'surety_bond', label: 'Surety bond' },
    ],
  },
]

const SAVED = [
  { label: 'Standing', filter: { state: 'standing' } },
  { label: 'Ran out', filter: { state: 'expired' } },
]

/** Securities that are no cash, what runs out first on top. */
export function NonCashList() {
  return (
    <ListPage<NonCashRecordJson>
      resource="non-cash-deposits"
      title="Guarantors and bonds"
      subtitle="Who stands in for an account in place of money"
      columns={COLUMNS}
      sort={{ field: 'expiresOn', order: 'ASC' }}
      searchFor="An account, a name or an issuer"
      filters={FILTERS}
      saved={SAVED}
      initially={{ state: 'standing' }}
      empty={{
        title: 'Nobody stands in for an account',
        sentence: 'A guarantor, a letter of credit or a bond is recorded on the page of its account: More ▾.',
      }}
    />
  )
}
