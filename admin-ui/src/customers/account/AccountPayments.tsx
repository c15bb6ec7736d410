import { useNavigate } from 'react-router-dom'
import type { AccountPageJson, AccountPaymentJson } from '../../../../api/customers/account-page-contract.js'
import { Day } from '../../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../../presentation/DenseTable.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { Money } from '../../presentation/Money.js'
import { Panel } from '../../presentation/Panel.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { StateChip } from '../../presentation/StateChip.js'
import { channelText } from '../customer-words.js'
import { allOf } from './all-of.js'
import { TextLink } from '../../presentation/TextLink.js'

const COLUMNS: readonly DenseColumn<AccountPaymentJson>[] = [
  {
    label: 'Received',
    render: (row) => (
      <RecordLink resource="payments" id={row.id}>
        <Day date={row.receivedOn} />
      </RecordLink>
    ),
  },
  { label: 'Channel', render: (row) => channelText(row.channel) },
  { label: 'Amount', align: 'right', render: (row) => <Money amount={row.amount} /> },
  { label: 'State', render: (row) => <StateChip state={row.state} /> },
]

/** The last payments. */
export function AccountPayments({
  account,
  payments,
}: {
  readonly account: AccountPageJson
  readonly payments: readonly AccountPaymentJson[]
}) {
  const navigate = useNavigate()
  return (
    <Panel title="Payments" aside={<TextLink to={allOf('payments', account.id)}>All payments</TextLink>}>
      {payments.length === 0 ? (
        <EmptyState dense title="No payments yet" sentence="Payments before the change of systems are not part of the import." />
      ) : (
        <DenseTable
          label="Last payments"
          rows={payments}
          columns={COLUMNS}
          rowKey={(row) => row.id}
          onOpen={(row) => navigate(`/payments/${row.id}/show`)}
        />
      )}
    </Panel>
  )
}
