import { useState } from 'react'
import type { ConnectionRecordJson } from '../../../api/connections/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Day } from '../presentation/Day.js'
import type { ListColumn } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { serviceText } from '../presentation/service-words.js'
import { StateChip } from '../presentation/StateChip.js'
import { usePrefetchPage } from '../presentation/use-record-page.js'
import { connectionPath, ownerText, SERVICE_FILTER, STAGE_FILTER } from './connection-words.js'
import { NewConnectionDialog } from './NewConnectionDialog.js'
import { StageChip } from './StageChip.js'

const COLUMNS: readonly ListColumn<ConnectionRecordJson>[] = [
  {
    id: 'id',
    label: 'Connection',
    sort: 'id',
    render: (row) => <RecordLink resource="connections" id={row.id} />,
    text: (row) => row.id,
  },
  { id: 'address', label: 'Where', sort: 'address', render: (row) => row.address, text: (row) => row.address, phone: 'title' },
  {
    id: 'service',
    label: 'Service',
    sort: 'service',
    render: (row) => serviceText(row.service),
    text: (row) => row.service,
  },
  { id: 'customer', label: 'For', render: (row) => row.customerName, text: (row) => row.customerName },
  {
    id: 'stage',
    label: 'Stage',
    sort: 'stage',
    render: (row) => (row.isStuck ? <StateChip state="stuck" /> : <StageChip stage={row.stage} />),
    text: (row) => row.stage,
    phone: 'title',
  },
  { id: 'waits', label: 'Waits for', render: (row) => row.waitsFor ?? '–', text: (row) => row.waitsFor },
  {
    id: 'owner',
    label: 'Whose turn',
    render: (row) => ownerText(row.owner),
    text: (row) => row.owner,
    phone: 'hidden',
  },
  {
    id: 'due',
    label: 'Due',
    sort: 'dueOn',
    render: (row) =>
      row.isOverdue ? (
        <>
          <Day date={row.dueOn} /> <StateChip state="overdue" />
        </>
      ) : (
        <Day date={row.dueOn} />
      ),
    text: (row) => row.dueOn,
  },
  {
    id: 'applied',
    label: 'Applied',
    sort: 'appliedOn',
    render: (row) => <Day date={row.appliedOn} />,
    text: (row) => row.appliedOn,
    phone: 'hidden',
  },
  {
    id: 'wished',
    label: 'Wanted from',
    sort: 'wishedOn',
    optional: true,
    render: (row) => <Day date={row.wishedOn} />,
    text: (row) => row.wishedOn,
    phone: 'hidden',
  },
]

/** New connections: where each stands, what it waits for, whose turn it is. */
export function ConnectionList() {
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      <ListPage<ConnectionRecordJson>
        resource="connections"
        title="New connections"
        columns={COLUMNS}
        sort={{ field: 'dueOn', order: 'ASC' }}
        rowTo={(row) => connectionPath(row.id)}
        searchFor="Number, account, name or address"
        filters={[STAGE_FILTER, SERVICE_FILTER]}
        saved={[
          { label: 'Open', filter: { isOpen: true } },
          { label: 'Overdue', filter: { isOverdue: true } },
          { label: 'To be quoted', filter: { stage: 'quote' } },
          { label: 'With the customer', filter: { stage: 'acceptance' } },
          { label: 'Permits', filter: { stage: 'permits' } },
          { label: 'Completed', filter: { stage: 'completed' } },
        ]}
        initially={{ isOpen: true }}
        refreshMs={30_000}
        prefetch={usePrefetchPage('connections')}
        acts={
          <ActionButton permission="connections.work" variant="contained" onClick={() => setAdding(true)}>
            New connection…
          </ActionButton>
        }
        empty={{
          title: 'No connections yet',
          sentence: 'An application begins with the button above: survey, quote, permits and field work follow from it.',
        }}
      />
      <NewConnectionDialog open={isAdding} onClose={() => setAdding(false)} />
    </>
  )
}
