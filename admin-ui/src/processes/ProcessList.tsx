import type { ProcessRecordJson } from '../../../api/processes/contract.js'
import { AgeCell } from '../presentation/AgeCell.js'
import { Day } from '../presentation/Day.js'
import type { ListColumn } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { StateChip } from '../presentation/StateChip.js'
import { usePrefetchPage } from '../presentation/use-record-page.js'
import { kindText, processPath, stepText } from './process-words.js'

const COLUMNS: readonly ListColumn<ProcessRecordJson>[] = [
  { id: 'title', label: 'Process', sort: 'title', phone: 'title', render: (row) => row.title, text: (row) => row.title },
  {
    id: 'state',
    label: 'State',
    sort: 'state',
    phone: 'title',
    render: (row) => <StateChip state={row.state} />,
    text: (row) => row.state,
  },
  { id: 'step', label: 'Step', render: (row) => stepText(row.step), text: (row) => row.step },
  { id: 'waitsFor', label: 'Waits for', render: (row) => row.waitsFor ?? '–', text: (row) => row.waitsFor },
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
  { id: 'startedBy', label: 'Started by', phone: 'hidden', render: (row) => row.startedBy, text: (row) => row.startedBy },
  { id: 'id', label: 'Workflow id', sort: 'id', optional: true, render: (row) => row.id, text: (row) => row.id },
]

/** Every durable process: what runs, what waits for whom, what failed. */
export function ProcessList() {
  const prefetch = usePrefetchPage('processes')
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
      saved={[
        { label: 'Not ended', filter: { isOpen: true } },
        { label: 'Waiting', filter: { state: 'waiting' } },
        { label: 'Paused', filter: { state: 'paused' } },
        { label: 'Failed', filter: { state: 'failed' } },
      ]}
      refreshMs={5_000}
      empty={{
        title: 'No process has been started',
        sentence:
          'A bill run starts one, and so will each connection, move, reminder and payment plan. They appear here with what they wait for.',
      }}
    />
  )
}
