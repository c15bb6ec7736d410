import Box from '@mui/material/Box'
import { Link, useNavigate } from 'react-router-dom'
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

const COLUMNS: readonly DenseColumn<AccountBillJson>[] = [
  {
    label: 'Bill',
    render: (row) => (
      <RecordLink resource="bills" id={row.id}>
        {row.number}
      </RecordLink>
    ),
  },
  { label: 'Period', render: (row) => printedPeriodText(row.periodFrom, row.periodTo), desktopOnly: true },
  { label: 'Due', render: (row) => <Day date={row.dueOn} /> },
  { label: 'Total', align: 'right', render: (row) => <Money amount={row.total} /> },
  { label: 'Still open', align: 'right', render: (row) => <OpenOf bill={row} /> },
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
          <Box component={Link} to={`/accounts/${account.id}/statement`} sx={{ color: 'primary.main' }}>
            Statement
          </Box>
          <Box component={Link} to={allOf('bills', account.id)} sx={{ color: 'primary.main' }}>
            All bills
          </Box>
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
  // What the former system billed arrived as open items of its own, so its bills say nothing about what is open.
  if (bill.kind === 'migrated')
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        former system
      </Box>
    )
  return bill.open === '0.00' ? <StateChip state="paid" /> : <Money amount={bill.open} />
}
