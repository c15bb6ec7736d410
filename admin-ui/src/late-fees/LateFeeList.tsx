import Box from '@mui/material/Box'
import type { LateFeeRecordJson } from '../../../api/late-fees/contract.js'
import { Day } from '../presentation/Day.js'
import type { ListColumn, ListFilter } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { Money } from '../presentation/Money.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { StateChip } from '../presentation/StateChip.js'
import { TextLink } from '../presentation/TextLink.js'
import { WaiveFeeButton } from './WaiveFeeButton.js'

const COLUMNS: readonly ListColumn<LateFeeRecordJson>[] = [
  {
    id: 'account',
    label: 'Account',
    sort: 'accountId',
    phone: 'title',
    render: (row) => (
      <>
        <RecordLink resource="accounts" id={row.accountId} /> {row.customerName}
      </>
    ),
    text: (row) => row.accountId,
  },
  {
    id: 'bill',
    label: 'For bill',
    render: (row) =>
      row.billId === null ? (
        'opening debt'
      ) : (
        <RecordLink resource="bills" id={row.billId}>
          {row.billNumber}
        </RecordLink>
      ),
    text: (row) => row.billNumber,
  },
  { id: 'dueOn', label: 'Was due', sort: 'dueOn', render: (row) => <Day date={row.dueOn} />, text: (row) => row.dueOn },
  {
    id: 'chargedOn',
    label: 'Charged',
    sort: 'chargedOn',
    render: (row) => <Day date={row.chargedOn} />,
    text: (row) => row.chargedOn,
  },
  {
    id: 'base',
    label: 'Of',
    align: 'right',
    phone: 'hidden',
    render: (row) => <Money amount={row.baseAmount} />,
    text: (row) => row.baseAmount,
  },
  {
    id: 'amount',
    label: 'Fee',
    sort: 'amount',
    align: 'right',
    render: (row) => <Money amount={row.amount} />,
    text: (row) => row.amount,
  },
  { id: 'state', label: 'State', render: (row) => <FeeState row={row} />, text: (row) => row.state },
  {
    id: 'rule',
    label: 'By the rule',
    render: (row) => (
      <Box sx={{ whiteSpace: 'normal', minWidth: 220 }}>
        {row.ruleSays}
        <Box sx={{ color: 'text.secondary' }}>
          {row.ruleCitation} ·{' '}
          <TextLink to={`/policy-packs/${encodeURIComponent(row.policyPack)}/show?version=${row.policyVersion}`}>
            {row.policyPack}, version {row.policyVersion}
          </TextLink>
        </Box>
      </Box>
    ),
    text: (row) => `${row.policyPack} ${row.policyVersion} ${row.policyRow}`,
  },
  { id: 'act', label: '', render: (row) => <WaiveFeeButton fee={row} />, text: () => undefined },
]

const FILTERS: readonly ListFilter[] = [
  {
    source: 'state',
    label: 'State',
    choices: [
      { value: 'open', label: 'Open' },
      { value: 'paid', label: 'Paid' },
      { value: 'waived', label: 'Waived' },
      { value: 'cancelled', label: 'Cancelled with its bill' },
    ],
  },
  { source: 'accountId', label: 'Account', kind: 'text' },
  { source: 'chargedFrom', label: 'Charged from', kind: 'day' },
  { source: 'chargedTo', label: 'Charged to', kind: 'day' },
]

const SAVED = [
  { label: 'Open', filter: { state: 'open' } },
  { label: 'Waived', filter: { state: 'waived' } },
]

/** Late fees, the newest first, each with the rule that decided it. */
export function LateFeeList() {
  return (
    <ListPage<LateFeeRecordJson>
      resource="late-fees"
      title="Late fees"
      subtitle="What each day’s sweep charged, and by which rule"
      columns={COLUMNS}
      filters={FILTERS}
      saved={SAVED}
      sort={{ field: 'chargedOn', order: 'DESC' }}
      searchFor="Account"
      empty={{
        title: 'No late fee has been charged',
        sentence: 'Each business day is swept for them once a policy pack with a rule on late fees is in force.',
      }}
    />
  )
}

function FeeState({ row }: { readonly row: LateFeeRecordJson }) {
  if (row.reversalReason === null) return <StateChip state={row.state} />
  return (
    <Box sx={{ whiteSpace: 'normal', minWidth: 160 }}>
      <StateChip state={row.state} label={row.state === 'waived' ? 'Waived' : 'Cancelled with its bill'} />
      <Box sx={{ color: 'text.secondary' }}>
        {row.reversedBy}: {row.reversalReason}
      </Box>
    </Box>
  )
}
