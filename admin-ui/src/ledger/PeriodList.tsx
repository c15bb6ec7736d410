import type { PeriodRecordJson } from '../../../api/ledger/contract.js'
import { Instant } from '../presentation/Instant.js'
import type { ListColumn } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { numberText } from '../presentation/money-text.js'
import { StateChip } from '../presentation/StateChip.js'
import { monthText } from './ledger-words.js'
import { PeriodAct } from './PeriodAct.js'

const COLUMNS: readonly ListColumn<PeriodRecordJson>[] = [
  { id: 'id', label: 'Month', sort: 'id', phone: 'title', render: (row) => monthText(row.id), text: (row) => row.id },
  {
    id: 'state',
    label: 'State',
    phone: 'title',
    render: (row) => <StateChip state={row.state} tone={row.state === 'open' ? 'running' : 'done'} />,
    text: (row) => row.state,
  },
  { id: 'entries', label: 'Entries', align: 'right', render: (row) => numberText(row.entries), text: (row) => row.entries },
  { id: 'closedAt', label: 'Closed', render: (row) => <Instant at={row.closedAt} />, text: (row) => row.closedAt },
  { id: 'closedBy', label: 'By', render: (row) => row.closedBy ?? '–', text: (row) => row.closedBy },
  { id: 'why', label: '', render: (row) => row.why ?? '', text: (row) => row.why, phone: 'hidden' },
  { id: 'act', label: '', align: 'right', render: (row) => <PeriodAct period={row} />, text: () => '' },
]

/** The months of the books; a closed one takes no entry. */
export function PeriodList() {
  return (
    <ListPage<PeriodRecordJson>
      resource="accounting-periods"
      title="Accounting periods"
      subtitle="A month is closed once it is over and the months before it are; the books are checked first"
      columns={COLUMNS}
      sort={{ field: 'id', order: 'DESC' }}
      rowTo={(row) => `/trial-balance?period=${row.id}`}
      empty={{ title: 'No month has entries yet', sentence: 'The first comes with the balances that an import brings over.' }}
    />
  )
}
