import { useGetList } from 'react-admin'
import type { EntryRecordJson, GlAccountRecordJson } from '../../../api/ledger/contract.js'
import { Day } from '../presentation/Day.js'
import { Instant } from '../presentation/Instant.js'
import type { ListColumn } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { Money } from '../presentation/Money.js'
import { StateChip } from '../presentation/StateChip.js'
import { usePrefetchPage } from '../presentation/use-record-page.js'
import { entryPath, eventText } from './ledger-words.js'

const COLUMNS: readonly ListColumn<EntryRecordJson>[] = [
  { id: 'id', label: 'Entry', sort: 'id', align: 'right', phone: 'title', render: (row) => row.id, text: (row) => row.id },
  {
    id: 'effectiveOn',
    label: 'Accounting date',
    sort: 'effectiveOn',
    render: (row) => <Day date={row.effectiveOn} />,
    text: (row) => row.effectiveOn,
  },
  { id: 'eventKind', label: 'Event', sort: 'eventKind', render: (row) => eventText(row.eventKind), text: (row) => row.eventKind },
  { id: 'description', label: 'What', render: (row) => row.description, text: (row) => row.description },
  { id: 'accountId', label: 'Account', render: (row) => row.accountId ?? '–', text: (row) => row.accountId },
  {
    id: 'mirror',
    label: '',
    render: (row) =>
      row.reversedByEntryId !== null ? (
        <StateChip state="reversed" />
      ) : row.reversesEntryId !== null ? (
        <StateChip state="idle" label="Mirror" />
      ) : (
        ''
      ),
    text: (row) => (row.reversedByEntryId !== null ? 'reversed' : row.reversesEntryId !== null ? 'mirror' : ''),
  },
  {
    id: 'amount',
    label: 'Amount',
    align: 'right',
    phone: 'title',
    render: (row) => <Money amount={row.amount} currency={row.currency} />,
    text: (row) => row.amount,
  },
  {
    id: 'recordedAt',
    label: 'Recorded',
    sort: 'recordedAt',
    optional: true,
    render: (row) => <Instant at={row.recordedAt} />,
    text: (row) => row.recordedAt,
  },
  { id: 'recordedBy', label: 'By', optional: true, render: (row) => row.recordedBy, text: (row) => row.recordedBy },
  {
    id: 'source',
    label: 'Source',
    optional: true,
    render: (row) => `${row.sourceKind} ${row.sourceId}`,
    text: (row) => `${row.sourceKind} ${row.sourceId}`,
  },
]

/** Every entry of the ledger; by general-ledger account these are the rows behind a figure of the trial balance. */
export function EntryList() {
  const prefetch = usePrefetchPage('journal-entries')
  const { data } = useGetList<GlAccountRecordJson>('gl-accounts', {
    pagination: { page: 1, perPage: 200 },
    sort: { field: 'id', order: 'ASC' },
  })
  return (
    <ListPage<EntryRecordJson>
      resource="journal-entries"
      title="Journal"
      subtitle="Entries are never changed or deleted; a mistake is mirrored and posted again"
      columns={COLUMNS}
      sort={{ field: 'id', order: 'DESC' }}
      rowTo={(row) => entryPath(row.id)}
      prefetch={prefetch}
      filters={[
        {
          source: 'glCode',
          label: 'Ledger account',
          choices: (data ?? []).map((account) => ({ value: account.id, label: `${account.id} ${account.name}` })),
        },
        { source: 'accountId', label: 'Customer account', kind: 'text' },
        { source: 'effectiveFrom', label: 'From', kind: 'day' },
        { source: 'effectiveTo', label: 'To', kind: 'day' },
      ]}
      empty={{
        title: 'Nothing is posted',
        sentence: 'Entries come from bills that are issued, payments, and balances brought over by an import.',
      }}
    />
  )
}
