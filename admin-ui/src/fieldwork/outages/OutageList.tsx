import { useState } from 'react'
import type { OutageRecordJson } from '../../../../api/fieldwork/contract.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { Day } from '../../presentation/Day.js'
import type { ListColumn } from '../../presentation/list-column.js'
import { ListPage } from '../../presentation/ListPage.js'
import { numberText } from '../../presentation/money-text.js'
import { StateChip } from '../../presentation/StateChip.js'
import { DeclareOutageDialog } from './DeclareOutageDialog.js'

const COLUMNS: readonly ListColumn<OutageRecordJson>[] = [
  { id: 'name', label: 'Outage', sort: 'name', render: (row) => row.name, text: (row) => row.name, phone: 'title' },
  { id: 'from', label: 'From', sort: 'startsOn', render: (row) => <Day date={row.startsOn} />, text: (row) => row.startsOn },
  { id: 'to', label: 'Until', sort: 'endsOn', render: (row) => <Day date={row.endsOn} />, text: (row) => row.endsOn },
  { id: 'points', label: 'Points', align: 'right', render: (row) => numberText(row.points), text: (row) => row.points },
  {
    id: 'areas',
    label: 'Routes',
    render: (row) => row.areas.join(', ') || '–',
    text: (row) => row.areas.join(' '),
    phone: 'hidden',
  },
  {
    id: 'paused',
    label: 'Disconnections',
    render: (row) => (row.pausesDisconnections ? 'paused' : 'go on'),
    text: (row) => row.pausesDisconnections,
    phone: 'hidden',
  },
  {
    id: 'open',
    label: 'Orders open',
    align: 'right',
    render: (row) => numberText(row.openOrders),
    text: (row) => row.openOrders,
  },
  {
    id: 'done',
    label: 'Done',
    align: 'right',
    render: (row) => numberText(row.completedOrders),
    text: (row) => row.completedOrders,
    phone: 'hidden',
  },
  {
    id: 'state',
    label: 'State',
    render: (row) => <OutageState isOpen={row.isOpen} />,
    text: (row) => (row.isOpen ? 'open' : 'over'),
    phone: 'title',
  },
]

export function OutageState({ isOpen }: { readonly isOpen: boolean }) {
  return <StateChip state={isOpen ? 'open' : 'closed'} label={isOpen ? 'Lasts' : 'Over'} tone={isOpen ? 'action' : 'idle'} />
}

/** Storms and other outages: which points had no service on which days. */
export function OutageList() {
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      <ListPage<OutageRecordJson>
        resource="outages"
        title="Outages"
        columns={COLUMNS}
        sort={{ field: 'id', order: 'DESC' }}
        rowTo={(row) => `/outages/${row.id}/show`}
        saved={[
          { label: 'Lasting', filter: { isOpen: true } },
          { label: 'Over', filter: { isOpen: false } },
        ]}
        acts={
          <ActionButton permission="fieldwork.configure" variant="contained" onClick={() => setAdding(true)}>
            Declare an outage…
          </ActionButton>
        }
        empty={{
          title: 'No outage on record',
          sentence:
            'In a storm the list of affected places makes orders at once, and no use on those days is no exception of a bill run.',
        }}
      />
      <DeclareOutageDialog open={isAdding} onClose={() => setAdding(false)} />
    </>
  )
}
