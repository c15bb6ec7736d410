import type { PaymentRecordJson } from '../../../api/payments/contract.js'
import { countText } from '../presentation/count-text.js'
import { Day } from '../presentation/Day.js'
import type { ListColumn } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { Money } from '../presentation/Money.js'
import { AssignButton } from './AssignButton.js'
import { channelText, paymentPath } from './payment-words.js'

const COLUMNS: readonly ListColumn<PaymentRecordJson>[] = [
  {
    id: 'receivedOn',
    label: 'Received',
    sort: 'receivedOn',
    render: (row) => <Day date={row.receivedOn} />,
    text: (row) => row.receivedOn,
  },
  {
    id: 'age',
    label: 'Waits for',
    align: 'right',
    render: (row) => (row.daysHeld === null ? '–' : countText(row.daysHeld, 'day')),
    text: (row) => row.daysHeld,
  },
  {
    id: 'statedAccount',
    label: 'Stated account',
    phone: 'title',
    render: (row) => row.statedAccount,
    text: (row) => row.statedAccount,
  },
  {
    id: 'amount',
    label: 'Amount',
    sort: 'amount',
    align: 'right',
    phone: 'title',
    render: (row) => <Money amount={row.amount} currency={row.currency} />,
    text: (row) => row.amount,
  },
  { id: 'channel', label: 'Channel', sort: 'channel', render: (row) => channelText(row.channel), text: (row) => row.channel },
  { id: 'externalId', label: 'Its id there', render: (row) => row.externalId, text: (row) => row.externalId },
  { id: 'reference', label: 'Reference', render: (row) => row.reference ?? '–', text: (row) => row.reference },
  { id: 'act', label: '', align: 'right', render: (row) => <AssignButton payment={row} isQuiet />, text: () => '' },
]

/** Money that came in for no account of ours, oldest first. */
export function SuspensePage() {
  return (
    <ListPage<PaymentRecordJson>
      resource="payments"
      title="Suspense"
      subtitle="Money that came in for an account that is none of ours. It is owed to somebody until it is assigned."
      columns={COLUMNS}
      sort={{ field: 'receivedOn', order: 'ASC' }}
      always={{ state: 'suspense' }}
      rowTo={(row) => paymentPath(row.id)}
      searchFor="Stated account, id or reference"
      refreshMs={15_000}
      empty={{ title: 'Nothing is held in suspense', sentence: 'Every payment that came in has its account.' }}
    />
  )
}
