import type { PackRecordJson } from '../../../api/policy/contract.js'
import { Day } from '../presentation/Day.js'
import type { ListColumn } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { numberText } from '../presentation/money-text.js'
import { StateChip } from '../presentation/StateChip.js'
import { usePrefetchPage } from '../presentation/use-record-page.js'
import { HandInButton } from './HandInButton.js'
import { LEVEL_TEXT } from './policy-words.js'

const COLUMNS: readonly ListColumn<PackRecordJson>[] = [
  {
    id: 'name',
    label: 'Pack',
    sort: 'name',
    phone: 'title',
    render: (row) => <strong>{row.name}</strong>,
    text: (row) => row.name,
  },
  { id: 'id', label: 'Code', sort: 'id', phone: 'hidden', render: (row) => row.id, text: (row) => row.id },
  { id: 'level', label: 'Speaks for', sort: 'level', render: (row) => LEVEL_TEXT[row.level], text: (row) => row.level },
  {
    id: 'jurisdiction',
    label: 'Place',
    sort: 'jurisdiction',
    render: (row) => row.jurisdiction,
    text: (row) => row.jurisdiction,
  },
  {
    id: 'inForce',
    label: 'In force since',
    sort: 'inForceFrom',
    render: (row) => (row.inForceFrom === null ? <span>not in force</span> : <Day date={row.inForceFrom} />),
    text: (row) => row.inForceFrom,
  },
  {
    id: 'newest',
    label: 'Newest version',
    render: (row) => (
      <>
        {row.newestVersion}{' '}
        <StateChip state={row.isExample ? 'idle' : row.newestState} label={row.isExample ? 'Example' : undefined} />
      </>
    ),
    text: (row) => `${row.newestVersion} ${row.newestState}`,
  },
  { id: 'rows', label: 'Rows', align: 'right', phone: 'hidden', render: (row) => numberText(row.rows), text: (row) => row.rows },
  {
    id: 'unconfirmed',
    label: 'To be confirmed',
    sort: 'unconfirmed',
    align: 'right',
    render: (row) => (row.unconfirmed === 0 ? '–' : numberText(row.unconfirmed)),
    text: (row) => row.unconfirmed,
  },
]

const SAVED = [
  { label: 'In force', filter: { isInForce: true } },
  { label: 'Waiting for release', filter: { state: 'proposed' } },
  { label: 'Examples', filter: { isExample: true } },
]

/** The rules of the place: packs that govern, packs to build upon, and examples to copy from. */
export function PackList() {
  const prefetch = usePrefetchPage('policy-packs')
  return (
    <ListPage<PackRecordJson>
      resource="policy-packs"
      title="Policy packs"
      subtitle="The rules on bills, notices, disconnection, plans and deposits, each with its source"
      columns={COLUMNS}
      saved={SAVED}
      sort={{ field: 'level', order: 'ASC' }}
      rowTo={(row) => `/policy-packs/${encodeURIComponent(row.id)}/show`}
      prefetch={prefetch}
      searchFor="Name, code or place"
      acts={<HandInButton />}
      empty={{
        title: 'There are no policy packs',
        sentence:
          'Hand in a pack file: those of several states and a plain default for municipal utilities come with Penstock, in its folder "policy".',
      }}
    />
  )
}
