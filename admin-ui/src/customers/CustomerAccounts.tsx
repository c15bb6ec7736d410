import { useNavigate } from 'react-router-dom'
import type { CustomerPageJson } from '../../../api/customers/contract.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { StateChip } from '../presentation/StateChip.js'
import { roleText } from './customer-words.js'

type Row = CustomerPageJson['accounts'][number]

const COLUMNS: readonly DenseColumn<Row>[] = [
  { label: 'Account', render: (row) => <RecordLink resource="accounts" id={row.accountId} /> },
  { label: 'Part', render: (row) => (row.role === 'main' ? roleText(row.role) : `${roleText(row.role)} of ${row.mainCustomer}`) },
  { label: 'Status', render: (row) => <StateChip state={row.status} /> },
  { label: 'Balance', align: 'right', render: (row) => <Money amount={row.balance} sayCredit /> },
]

export function CustomerAccounts({ customer }: { readonly customer: CustomerPageJson }) {
  const navigate = useNavigate()
  return (
    <Panel title="Accounts">
      {customer.accounts.length === 0 ? (
        <EmptyState
          dense
          title="On no account"
          sentence="This customer owns premises or is kept from the import; nobody is billed by this name."
        />
      ) : (
        <DenseTable
          label="Accounts"
          rows={customer.accounts}
          columns={COLUMNS}
          rowKey={(row) => `${row.accountId}-${row.role}`}
          onOpen={(row) => navigate(`/accounts/${row.accountId}/show`)}
        />
      )}
    </Panel>
  )
}
