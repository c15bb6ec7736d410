import type { EventListJson } from '../../../../api/rating/event-contract.js'
import { type DenseColumn, DenseTable } from '../../presentation/DenseTable.js'
import { Panel } from '../../presentation/Panel.js'
import { numberText } from '../../presentation/money-text.js'
import { TextLink } from '../../presentation/TextLink.js'
import { eventKindText } from './event-words.js'

const COLUMNS: readonly DenseColumn<EventListJson>[] = [
  { label: 'List', render: (row) => row.label },
  { label: 'What for', render: (row) => eventKindText(row.kind), desktopOnly: true },
  { label: 'Name in tariffs', render: (row) => row.list, desktopOnly: true },
  {
    label: 'Tariffs that ask for it',
    render: (row) =>
      row.tariffs.length === 0
        ? 'none'
        : row.tariffs.map((tariff, index) => (
            <span key={tariff}>
              {index > 0 && ', '}
              <TextLink to={`/tariffs/${encodeURIComponent(tariff)}/show`}>{tariff}</TextLink>
            </span>
          )),
  },
  { label: 'Events', align: 'right', render: (row) => numberText(row.events) },
]

/** The lists that events are announced in; a tariff is billed once the list it asks for is there. */
export function EventListsPanel({ lists }: { readonly lists: readonly EventListJson[] }) {
  return (
    <Panel title="Lists">
      <DenseTable label="Lists of announced events" rows={lists} rowKey={(row) => row.list} columns={COLUMNS} />
    </Panel>
  )
}
