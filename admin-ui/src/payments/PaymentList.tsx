import Button from '@mui/material/Button'
import { Link } from 'react-router-dom'
import type { PaymentRecordJson } from '../../../api/payments/contract.js'
import { Day } from '../presentation/Day.js'
import { Instant } from '../presentation/Instant.js'
import type { ListColumn } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { Money } from '../presentation/Money.js'
import { StateChip } from '../presentation/StateChip.js'
import { usePrefetchPage } from '../presentation/use-record-page.js'
import { usePermission } from '../shell/use-permission.js'
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
    id: 'accountId',
    label: 'Account',
    sort: 'accountId',
    phone: 'title',
    render: (row) => row.accountId ?? `${row.statedAccount} (unknown)`,
    text: (row) => row.accountId ?? row.statedAccount,
  },
  { id: 'customerName', label: 'Name', render: (row) => row.customerName ?? '–', text: (row) => row.customerName },
  {
    id: 'amount',
    label: 'Amount',
    sort: 'amount',
    align: 'right',
    phone: 'title',
    render: (row) => <Money amount={row.amount} currency={row.currency} />,
    text: (row) => row.amount,
  },
  { id: 'state', label: 'State', sort: 'state', render: (row) => <StateChip state={row.state} />, text: (row) => row.state },
  { id: 'channel', label: 'Channel', sort: 'channel', render: (row) => channelText(row.channel), text: (row) => row.channel },
  {
    id: 'externalId',
    label: 'Its id at the channel',
    sort: 'externalId',
    render: (row) => row.externalId,
    text: (row) => row.externalId,
  },
  { id: 'reference', label: 'Reference', optional: true, render: (row) => row.reference ?? '–', text: (row) => row.reference },
  {
    id: 'recordedAt',
    label: 'Recorded',
    sort: 'recordedAt',
    optional: true,
    render: (row) => <Instant at={row.recordedAt} />,
    text: (row) => row.recordedAt,
  },
  { id: 'recordedBy', label: 'By', optional: true, render: (row) => row.recordedBy, text: (row) => row.recordedBy },
]

const CHANNELS = ['counter', 'lockbox', 'web', 'bank_transfer'] as const

/** Every payment, latest first. */
export function PaymentList() {
  const prefetch = usePrefetchPage('payments')
  const mayTake = usePermission('payments.take')
  return (
    <ListPage<PaymentRecordJson>
      resource="payments"
      title="Payments"
      columns={COLUMNS}
      sort={{ field: 'receivedOn', order: 'DESC' }}
      rowTo={(row) => paymentPath(row.id)}
      prefetch={prefetch}
      searchFor="Account, id or reference"
      saved={[
        { label: 'Posted', filter: { state: 'posted' } },
        { label: 'Reversed', filter: { state: 'reversed' } },
        { label: 'In suspense', filter: { state: 'suspense' } },
      ]}
      filters={[
        { source: 'channel', label: 'Channel', choices: CHANNELS.map((value) => ({ value, label: channelText(value) })) },
        { source: 'receivedFrom', label: 'From', kind: 'day' },
        { source: 'receivedTo', label: 'To', kind: 'day' },
      ]}
      acts={
        mayTake && (
          <Button component={Link} to="/take-payment" variant="contained">
            Take a payment
          </Button>
        )
      }
      empty={{
        title: 'No payment yet',
        sentence: 'Payments are taken at the counter or come in files of the bank, the lockbox and the web.',
      }}
    />
  )
}
