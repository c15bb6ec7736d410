import type { CollectionRecordJson } from '../../../api/collections/contract.js'
import { Day } from '../presentation/Day.js'
import type { ListColumn, ListFilter } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { Money } from '../presentation/Money.js'
import { plainSentence } from '../presentation/plain-sentence.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { usePrefetchPage } from '../presentation/use-record-page.js'
import { collectionPath, CUSTOMER_CLASSES, stageText, whatIsCollected } from './collection-words.js'
import { CollectionStateChip } from './CollectionStateChip.js'

/** What a case waits for, with days as people read them. */
const waits = (row: CollectionRecordJson): string | null => (row.waitsFor === null ? null : plainSentence(row.waitsFor))

const COLUMNS: readonly ListColumn<CollectionRecordJson>[] = [
  {
    id: 'id',
    label: 'Case',
    sort: 'id',
    render: (row) => <RecordLink resource="collections" id={row.id} />,
    text: (row) => row.id,
  },
  { id: 'customer', label: 'Customer', render: (row) => row.customerName, text: (row) => row.customerName, phone: 'title' },
  { id: 'service', label: 'Service', render: (row) => whatIsCollected(row), text: (row) => whatIsCollected(row) },
  { id: 'state', label: 'State', sort: 'state', render: (row) => <CollectionStateChip entry={row} />, text: (row) => row.state },
  { id: 'step', label: 'Next step', render: (row) => (row.step === null ? '–' : stageText(row.step)), text: (row) => row.step },
  {
    id: 'next',
    label: 'Looks again',
    sort: 'nextOn',
    render: (row) => (row.nextOn === null ? '–' : <Day date={row.nextOn} />),
    text: (row) => row.nextOn,
  },
  { id: 'waits', label: 'Waits for', render: (row) => waits(row) ?? '–', text: waits, phone: 'hidden' },
  {
    id: 'opened',
    label: 'Opened',
    sort: 'openedOn',
    render: (row) => <Day date={row.openedOn} />,
    text: (row) => row.openedOn,
    phone: 'hidden',
  },
  {
    id: 'owed',
    label: 'Owed',
    sort: 'owed',
    align: 'right',
    render: (row) => <Money amount={row.owed} />,
    text: (row) => row.owed,
  },
]

const FILTERS: readonly ListFilter[] = [
  {
    source: 'customerClass',
    label: 'Class',
    choices: CUSTOMER_CLASSES.map((value) => ({ value, label: stageText(value) })),
  },
  { source: 'step', label: 'Next step', kind: 'text' },
  { source: 'accountId', label: 'Account', kind: 'text' },
]

const SAVED = [
  { label: 'Open', filter: { isOpen: true } },
  { label: 'Waits for release', filter: { asksApproval: true } },
  { label: 'Cut ordered', filter: { state: 'cut_ordered' } },
  { label: 'Service cut', filter: { state: 'cut' } },
  { label: 'Reconnecting', filter: { state: 'reconnecting' } },
  { label: 'Closed', filter: { state: 'closed' } },
]

/** Episodes of arrears, the next to move first. */
export function CollectionList() {
  return (
    <ListPage<CollectionRecordJson>
      resource="collections"
      title="Collection cases"
      columns={COLUMNS}
      sort={{ field: 'nextOn', order: 'ASC' }}
      rowTo={(row) => collectionPath(row.id)}
      searchFor="Account or customer"
      filters={FILTERS}
      saved={SAVED}
      initially={{ isOpen: true }}
      prefetch={usePrefetchPage('collections')}
      refreshMs={60_000}
      empty={{
        title: 'No case here',
        sentence: 'Cases are opened each night for accounts whose debt has come to what the policy says.',
      }}
    />
  )
}
