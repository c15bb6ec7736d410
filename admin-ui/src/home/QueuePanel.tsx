import { useNavigate } from 'react-router-dom'
import type { QueueJson } from '../../../api/home/contract.js'
import { AgeCell } from '../presentation/AgeCell.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Money } from '../presentation/Money.js'
import { numberText } from '../presentation/money-text.js'
import { Panel } from '../presentation/Panel.js'
import { queueOfDay } from './queue-words.js'
import { TextLink } from '../presentation/TextLink.js'

const COLUMNS: readonly DenseColumn<QueueJson>[] = [
  {
    label: 'Queue',
    render: (row) => (
      <TextLink to={queueOfDay(row).path} strong>
        {queueOfDay(row).title}
      </TextLink>
    ),
  },
  { label: 'Waiting', align: 'right', render: (row) => numberText(row.waiting) },
  {
    label: 'Being worked on',
    align: 'right',
    render: (row) => (row.claimed === 0 ? '–' : numberText(row.claimed)),
    desktopOnly: true,
  },
  {
    label: 'Amount',
    align: 'right',
    render: (row) => (row.amount === null ? '–' : <Money amount={row.amount} />),
    desktopOnly: true,
  },
  { label: 'Oldest', align: 'right', render: (row) => <AgeCell since={row.oldestSince} /> },
]

/** Everything that waits for a person, with how long the oldest has waited. */
export function QueuePanel({ queues }: { readonly queues: readonly QueueJson[] }) {
  const navigate = useNavigate()
  const waiting = queues.reduce((sum, queue) => sum + queue.waiting, 0)
  return (
    <Panel title={waiting === 0 ? 'Waits for a person' : `Waits for a person: ${numberText(waiting)}`}>
      {queues.length === 0 ? (
        <EmptyState
          dense
          title="Nothing waits"
          sentence="Parked accounts, payments without an account and tasks appear here with their age."
        />
      ) : (
        <DenseTable
          label="Queues"
          rows={queues}
          columns={COLUMNS}
          rowKey={(row) => row.key}
          onOpen={(row) => navigate(queueOfDay(row).path)}
        />
      )}
    </Panel>
  )
}
