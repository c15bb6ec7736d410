import type { CollectionPageJson } from '../../../api/collections/contract.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Panel } from '../presentation/Panel.js'
import { TextLink } from '../presentation/TextLink.js'
import { CHANNEL_TEXTS, stageText } from './collection-words.js'

type Notice = CollectionPageJson['notices'][number]

const COLUMNS: readonly DenseColumn<Notice>[] = [
  {
    label: 'Notice',
    render: (row) =>
      row.messageId === null ? (
        `${stageText(row.stage)}, ${CHANNEL_TEXTS[row.channel] ?? row.channel}`
      ) : (
        <TextLink
          to={`/messages/${row.messageId}/show`}
        >{`${stageText(row.stage)}, ${CHANNEL_TEXTS[row.channel] ?? row.channel}`}</TextLink>
      ),
  },
  {
    label: 'To',
    render: (row) => (row.recipient === 'unit' ? `Unit ${row.party ?? ''}` : (row.party ?? stageText(row.recipient))),
    desktopOnly: true,
  },
  { label: 'Went out', render: (row) => (row.issuedOn === null ? 'not yet' : <Day date={row.issuedOn} />) },
  { label: 'Says cut from', render: (row) => (row.effectiveOn === null ? '–' : <Day date={row.effectiveOn} />) },
  { label: 'Holds until', render: (row) => (row.expiresOn === null ? '–' : <Day date={row.expiresOn} />) },
  {
    label: 'Arrived',
    render: (row) => (row.delivery === 'failed' ? 'came back' : row.delivery === 'delivered' ? 'yes' : 'not known'),
  },
]

/** Notices of a case: when each went out, and between which days it lets the cut happen. */
export function NoticesPanel({ notices }: { readonly notices: readonly Notice[] }) {
  return (
    <Panel title="Notices">
      {notices.length === 0 ? (
        <EmptyState dense title="No notice yet" />
      ) : (
        <DenseTable label="Notices" rows={notices} columns={COLUMNS} rowKey={(row) => row.id} />
      )}
    </Panel>
  )
}
