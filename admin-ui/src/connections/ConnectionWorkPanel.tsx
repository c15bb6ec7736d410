import type { ConnectionPageJson } from '../../../api/connections/contract.js'
import { OrderStateChip } from '../fieldwork/OrderStateChip.js'
import { Day } from '../presentation/Day.js'
import { DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Panel } from '../presentation/Panel.js'
import { RecordLink } from '../presentation/RecordLink.js'

/** The parts of it that are done in the field. */
export function ConnectionWorkPanel({ work }: { readonly work: ConnectionPageJson['work'] }) {
  return (
    <Panel title="Field orders">
      {work.length === 0 ? (
        <EmptyState dense title="None yet" sentence="They are ordered as their stages come." />
      ) : (
        <DenseTable
          label="Field orders"
          rows={work}
          rowKey={(order) => order.id}
          columns={[
            { label: 'Order', render: (order) => <RecordLink resource="work-orders" id={order.id} /> },
            { label: 'Work', render: (order) => order.typeTitle },
            { label: 'State', render: (order) => <OrderStateChip state={order.state} /> },
            { label: 'Day', desktopOnly: true, render: (order) => <Day date={order.completedOn ?? order.scheduledOn} /> },
          ]}
        />
      )}
    </Panel>
  )
}
