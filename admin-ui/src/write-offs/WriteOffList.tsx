import type { WriteOffRecordJson } from '../../../api/write-offs/contract.js'
import { Day } from '../presentation/Day.js'
import type { ListColumn, ListFilter } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { Money } from '../presentation/Money.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { StateChip } from '../presentation/StateChip.js'
import { BulkWriteOffActs } from './BulkWriteOffActs.js'
import { ProposalsLine } from './ProposalsLine.js'
import { APPROVAL_TEXTS, KIND_TEXTS, stateOf, writeOffPath } from './write-off-words.js'

const COLUMNS: readonly ListColumn<WriteOffRecordJson>[] = [
  {
    id: 'id',
    label: 'Write-off',
    sort: 'id',
    render: (row) => <RecordLink resource="write-offs" id={row.id} />,
    text: (row) => row.id,
  },
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
  { id: 'kind', label: 'Kind', render: (row) => KIND_TEXTS[row.kind], text: (row) => row.kind },
  {
    id: 'state',
    label: 'State',
    render: (row) => <StateChip state={row.state} {...stateOf(row.state)} />,
    text: (row) => row.state,
  },
  {
    id: 'amount',
    label: 'Amount',
    sort: 'amount',
    align: 'right',
    render: (row) => <Money amount={row.amount} />,
    text: (row) => row.amount,
  },
  {
    id: 'recovered',
    label: 'Came back',
    align: 'right',
    render: (row) => (row.recovered === '0.00' ? '–' : <Money amount={row.recovered} />),
    text: (row) => row.recovered,
    phone: 'hidden',
  },
  {
    id: 'approval',
    label: 'Agreed to by',
    render: (row) => row.decidedBy ?? (row.state === 'proposed' ? `waits for ${APPROVAL_TEXTS[row.approval]}` : '–'),
    text: (row) => row.decidedBy ?? row.approval,
  },
  {
    id: 'closedOn',
    label: 'Account closed',
    render: (row) => <Day date={row.closedOn} />,
    text: (row) => row.closedOn,
    phone: 'hidden',
  },
  {
    id: 'proposedOn',
    label: 'Proposed',
    sort: 'proposedOn',
    render: (row) => (
      <>
        <Day date={row.proposedOn} /> by {row.proposedBy}
      </>
    ),
    text: (row) => row.proposedOn,
    phone: 'hidden',
  },
  {
    id: 'decidedOn',
    label: 'Decided',
    sort: 'decidedOn',
    render: (row) => <Day date={row.decidedOn} />,
    text: (row) => row.decidedOn,
    phone: 'hidden',
  },
]

const FILTERS: readonly ListFilter[] = [
  {
    source: 'state',
    label: 'State',
    choices: [
      { value: 'proposed', label: 'Proposed' },
      { value: 'posted', label: 'Written off' },
      { value: 'rejected', label: 'Rejected' },
      { value: 'withdrawn', label: 'Withdrawn' },
    ],
  },
  {
    source: 'kind',
    label: 'Kind',
    choices: (Object.keys(KIND_TEXTS) as WriteOffRecordJson['kind'][]).map((value) => ({ value, label: KIND_TEXTS[value] })),
  },
  {
    source: 'approval',
    label: 'Needs',
    choices: [
      { value: 'collections', label: 'Collections' },
      { value: 'supervisor', label: 'A supervisor' },
      { value: 'none', label: 'Nobody’s word' },
    ],
  },
  { source: 'accountId', label: 'Account', kind: 'text' },
  { source: 'decidedFrom', label: 'Decided from', kind: 'day' },
  { source: 'decidedTo', label: 'Decided to', kind: 'day' },
]

const SAVED = [
  { label: 'To decide', filter: { state: 'proposed' } },
  { label: 'Written off', filter: { state: 'posted' } },
  { label: 'Small balances', filter: { kind: ['small_debit', 'small_credit'] } },
]

/** Balances of closed accounts that are proposed to be written off, or were. */
export function WriteOffList() {
  return (
    <ListPage<WriteOffRecordJson>
      resource="write-offs"
      title="Write-offs"
      subtitle={<ProposalsLine />}
      columns={COLUMNS}
      filters={FILTERS}
      saved={SAVED}
      sort={{ field: 'id', order: 'DESC' }}
      rowTo={(row) => writeOffPath(row.id)}
      searchFor="Account or name"
      bulkActs={(ids) => <BulkWriteOffActs ids={ids} />}
      refreshMs={60_000}
      empty={{
        title: 'Nothing is proposed',
        sentence: 'Each night looks through the balances of closed accounts by the rule of the policy pack.',
      }}
    />
  )
}
