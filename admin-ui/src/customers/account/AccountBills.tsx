import Box from '@mui/material/Box'
import { useNavigate } from 'react-router-dom'
import type { AccountBillJson, AccountPageJson } from '../../../../api/customers/account-page-contract.js'
import { printedPeriodText } from '../../billing/printed-period.js'
import { Day } from '../../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../../presentation/DenseTable.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { Money } from '../../presentation/Money.js'
import { Panel } from '../../presentation/Panel.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { StateChip } from '../../presentation/StateChip.js'
import { AgingStrip } from './AgingStrip.js'
import { allOf } from './all-of.js'
import { TextLink } from '../../presentation/TextLink.js'

const COLUMNS: readonly DenseColumn<AccountBillJson>[] = [
  {
    label: 'Bill',
    render: (row) => (
      <RecordLink resource="bills" id={row.id}>
        {row.number}
      </RecordLink>
    ),
  },
  {
    label: 'Period',
    render: (row) => (
      <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
        {printedPeriodText(row.periodFrom, row.periodTo)}
      </Box>
    ),
    desktopOnly: true,
  },
  { label: 'Due', render: (row) => <Day date={row.dueOn} /> },
  { label: 'Total', align: 'right', render: (row) => <Money amount={row.total} /> },
  { label: 'Open', align: 'right', render: (row) => <OpenOf bill={row} /> },
]

/** The last bills, and how old what is owed is. */
export function AccountBills({
  account,
  bills,
}: {
  readonly account: AccountPageJson
  readonly bills: readonly AccountBillJson[]
}) {
  const navigate = useNavigate()
  return (
    <Panel
      title="Bills and balance"
      aside={
        <Box sx={{ display: 'flex', gap: 1.5, fontSize: '0.8125rem' }}>
          <TextLink to={`/accounts/${account.id}/statement`}>Statement</TextLink>
          <TextLink to={allOf('bills', account.id)}>All bills</TextLink>
        </Box>
      }
    >
      {account.money !== null && <AgingStrip money={account.money} currency={account.currency} />}
      {bills.length === 0 ? (
        <EmptyState dense title="No bills yet" sentence="The first one comes with the next run of the account’s cycle." />
      ) : (
        <DenseTable
          label="Last bills"
          rows={bills}
          columns={COLUMNS}
          rowKey={(row) => row.id}
          onOpen={(row) => navigate(`/bills/${row.id}/show`)}
        />
      )}
    </Panel>
  )
}

function OpenOf({ bill }: { readonly bill: AccountBillJson }) {
  if (bill.state === 'cancelled') return <StateChip state="cancelled" />
  // What the former system billed arrived as open items of its own: its bills do not know what of them is open.
  if (bill.kind === 'migrated')
    return <span title="Billed by the former system; what of it is open is in the balance above">–</span>
  return bill.open === '0.00' ? <StateChip state="paid" /> : <Money amount={bill.open} />
}
