import { useGetIdentity } from 'react-admin'
import type { ProcessRecordJson } from '../../../api/processes/contract.js'
import { ROLE_TITLES, ROLES } from '../../../domain/access/roles.js'
import { AgeCell } from '../presentation/AgeCell.js'
import { Day } from '../presentation/Day.js'
import { DueDay } from '../presentation/DueDay.js'
import type { ListColumn, ListFilter } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { plainSentence } from '../presentation/plain-sentence.js'
import { stateText } from '../presentation/state-tone.js'
import { StateChip } from '../presentation/StateChip.js'
import { usePrefetchPage } from '../presentation/use-record-page.js'
import { kindText, ownerText, processPath, stepText } from './process-words.js'
import { useProcessKinds } from './use-process-kinds.js'

/** What a process waits for, with days as people read them. */
const waits = (row: ProcessRecordJson): string | null => (row.waitsFor === null ? null : plainSentence(row.waitsFor))

const COLUMNS: readonly ListColumn<ProcessRecordJson>[] = [
  { id: 'title', label: 'Process', sort: 'title', phone: 'title', render: (row) => row.title, text: (row) => row.title },
  {
    id: 'state',
    label: 'State',
    sort: 'state',
    phone: 'title',
    render: (row) => (
      <StateChip
        state={row.state}
        label={row.state !== 'stuck' || row.stuckCode === null ? undefined : `Stuck: ${stateText(row.stuckCode)}`}
      />
    ),
    text: (row) => row.state,
  },
  { id: 'owner', label: 'Whose turn', render: (row) => ownerText(row), text: (row) => ownerText(row) },
  {
    id: 'due',
    label: 'Due',
    sort: 'dueOn',
    render: (row) => <DueDay date={row.dueOn} daysOverdue={row.daysOverdue} />,
    text: (row) => row.dueOn,
  },
  { id: 'step', label: 'Step', render: (row) => stepText(row.step), text: (row) => row.step },
  { id: 'waitsFor', label: 'Waits for', render: (row) => waits(row) ?? '–', text: waits },
  {
    id: 'nextWakeOn',
    label: 'Next wake-up',
    sort: 'nextWakeOn',
    render: (row) => <Day date={row.nextWakeOn} />,
    text: (row) => row.nextWakeOn,
  },
  {
    id: 'age',
    label: 'In this step',
    sort: 'updatedAt',
    align: 'right',
    render: (row) => (row.endedAt === null ? <AgeCell since={row.updatedAt} /> : '–'),
    text: (row) => row.updatedAt,
  },
  { id: 'kind', label: 'Kind', sort: 'kind', optional: true, render: (row) => kindText(row.kind), text: (row) => row.kind },
  { id: 'startedBy', label: 'Started by', optional: true, render: (row) => row.startedBy, text: (row) => row.startedBy },
  { id: 'id', label: 'Workflow id', sort: 'id', optional: true, render: (row) => row.id, text: (row) => row.id },
]

const STATES = ['running', 'waiting', 'paused', 'stuck', 'completed', 'cancelled', 'failed'] as const

/** Every durable process: what runs, what waits for whom, what is late or stuck. */
export function ProcessList() {
  const prefetch = usePrefetchPage('processes')
  const { identity } = useGetIdentity()
  const kinds = useProcessKinds()
  const roles = Array.isArray(identity?.roles) ? (identity.roles as readonly string[]) : []
  const filters: readonly ListFilter[] = [
    { source: 'kind', label: 'Kind', choices: kinds.map((value) => ({ value, label: kindText(value) })) },
    { source: 'state', label: 'State', choices: STATES.map((value) => ({ value, label: stateText(value) })) },
    { source: 'owner', label: 'Whose turn', choices: ROLES.map((value) => ({ value, label: ROLE_TITLES[value].title })) },
  ]
  return (
    <ListPage<ProcessRecordJson>
      resource="processes"
      title="Processes"
      subtitle="Work that goes on by itself over days, and what it waits for"
      columns={COLUMNS}
      sort={{ field: 'updatedAt', order: 'DESC' }}
      rowTo={(row) => processPath(row.id)}
      prefetch={prefetch}
      searchFor="Title, subject or workflow id"
      filters={filters}
      saved={[
        { label: 'Not ended', filter: { isOpen: true } },
        ...(identity === undefined ? [] : [{ label: 'Mine', filter: { isOpen: true, owner: [String(identity.id), ...roles] } }]),
        { label: 'Overdue', filter: { isOverdue: true } },
        { label: 'Stuck', filter: { state: 'stuck' } },
        { label: 'Paused', filter: { state: 'paused' } },
        { label: 'Ended', filter: { isOpen: false } },
      ]}
      initially={{ isOpen: true }}
      refreshMs={5_000}
      empty={{
        title: 'No process has been started',
        sentence:
          'A bill run starts one, and so does each move, work order and connection. They appear here with what they wait for.',
      }}
    />
  )
}
