import { useState } from 'react'
import type { WorkOrderRecordJson } from '../../../../api/fieldwork/contract.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { Day } from '../../presentation/Day.js'
import type { ListColumn, ListFilter } from '../../presentation/list-column.js'
import { ListPage } from '../../presentation/ListPage.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { StateChip } from '../../presentation/StateChip.js'
import { usePrefetchPage } from '../../presentation/use-record-page.js'
import { useToday } from '../../presentation/use-utility.js'
import { minutesText, PRIORITY_FILTER, STATE_FILTER, windowText } from '../field-words.js'
import { orderPage } from '../field-paths.js'
import { OrderStateChip } from '../OrderStateChip.js'
import { PriorityMark } from '../PriorityMark.js'
import { useCrews, useOrderTypes } from '../use-field-choices.js'
import { NewOrderDialog } from './NewOrderDialog.js'
import { RouteReadsDialog } from './RouteReadsDialog.js'

const COLUMNS: readonly ListColumn<WorkOrderRecordJson>[] = [
  {
    id: 'id',
    label: 'Order',
    sort: 'id',
    render: (row) => <RecordLink resource="work-orders" id={row.id} />,
    text: (row) => row.id,
  },
  { id: 'type', label: 'Work', sort: 'typeCode', render: (row) => row.typeTitle, text: (row) => row.typeCode, phone: 'title' },
  { id: 'address', label: 'Where', sort: 'address', render: (row) => row.address, text: (row) => row.address },
  {
    id: 'customer',
    label: 'Customer',
    render: (row) => row.customerName ?? '–',
    text: (row) => row.customerName,
    phone: 'hidden',
    optional: true,
  },
  {
    id: 'priority',
    label: 'Priority',
    sort: 'priority',
    render: (row) => <PriorityMark priority={row.priority} />,
    text: (row) => row.priority,
  },
  { id: 'wanted', label: 'Wanted', sort: 'wantedOn', render: (row) => <Day date={row.wantedOn} />, text: (row) => row.wantedOn },
  {
    id: 'scheduled',
    label: 'Planned',
    sort: 'scheduledOn',
    render: (row) => <Day date={row.scheduledOn} />,
    text: (row) => row.scheduledOn,
  },
  {
    id: 'window',
    label: 'Window',
    render: (row) => windowText(row.windowFrom, row.windowTo) ?? '–',
    text: (row) => windowText(row.windowFrom, row.windowTo),
    phone: 'hidden',
  },
  { id: 'crew', label: 'Crew', render: (row) => row.crewName ?? '–', text: (row) => row.crewName },
  {
    id: 'minutes',
    label: 'Takes',
    align: 'right',
    optional: true,
    render: (row) => minutesText(row.expectedMinutes),
    text: (row) => row.expectedMinutes,
    phone: 'hidden',
  },
  {
    id: 'state',
    label: 'State',
    sort: 'state',
    render: (row) => (row.isOverdue ? <StateChip state="overdue" /> : <OrderStateChip state={row.state} />),
    text: (row) => (row.isOverdue ? `${row.state} (overdue)` : row.state),
    phone: 'title',
  },
  {
    id: 'result',
    label: 'Result',
    optional: true,
    render: (row) => row.resultCode ?? '–',
    text: (row) => row.resultCode,
    phone: 'hidden',
  },
]

/** Jobs in the field: what waits to be planned, what is under way, what came back. */
export function WorkOrderList() {
  const [isAdding, setAdding] = useState(false)
  const [isOrderingReads, setOrderingReads] = useState(false)
  const today = useToday()
  return (
    <>
      <ListPage<WorkOrderRecordJson>
        resource="work-orders"
        title="Work orders"
        columns={COLUMNS}
        sort={{ field: 'wantedOn', order: 'ASC' }}
        rowTo={(row) => orderPage(row.id)}
        searchFor="Order or address"
        filters={useFilters()}
        saved={[
          { label: 'Open', filter: { isOpen: true } },
          { label: 'To be planned', filter: { state: 'created' } },
          ...(today === undefined ? [] : [{ label: 'Today', filter: { scheduledFrom: today, scheduledTo: today } }]),
          { label: 'Overdue', filter: { isOverdue: true } },
          { label: 'Not done', filter: { state: 'incomplete' } },
        ]}
        initially={{ isOpen: true }}
        refreshMs={30_000}
        prefetch={usePrefetchPage('work-orders')}
        acts={
          <>
            <ActionButton permission="fieldwork.order" variant="outlined" onClick={() => setOrderingReads(true)}>
              Reads of a route…
            </ActionButton>
            <ActionButton permission="fieldwork.order" variant="contained" onClick={() => setAdding(true)}>
              New work order…
            </ActionButton>
          </>
        }
        empty={{
          title: 'No work orders yet',
          sentence: 'They come from moves, collections, read exceptions and storms, and from the button above.',
        }}
      />
      <RouteReadsDialog open={isOrderingReads} onClose={() => setOrderingReads(false)} />
      <NewOrderDialog open={isAdding} onClose={() => setAdding(false)} />
    </>
  )
}

function useFilters(): readonly ListFilter[] {
  const crews = useCrews() ?? []
  const types = useOrderTypes() ?? []
  return [
    STATE_FILTER,
    { source: 'typeCode', label: 'Kind', choices: types.map((type) => ({ value: type.typeCode, label: type.title })) },
    { source: 'crewId', label: 'Crew', choices: crews.map((crew) => ({ value: crew.id, label: crew.name })) },
    { source: 'readRoute', label: 'Route', kind: 'text' },
    { source: 'scheduledFrom', label: 'Planned from', kind: 'day' },
    { source: 'scheduledTo', label: 'Planned to', kind: 'day' },
    PRIORITY_FILTER,
  ]
}
