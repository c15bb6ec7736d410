import { useState } from 'react'
import type { WorkOrderPageJson } from '../../../../api/fieldwork/contract.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { FIELD_PATHS } from '../field-paths.js'
import { isEnded } from '../field-words.js'
import { AmendDialog } from './AmendDialog.js'
import { AssignDialog } from './AssignDialog.js'
import { BookDialog } from './BookDialog.js'

/** Promise a window, send a crew, take it back, call it off. An order that has ended has no acts. */
export function OrderActs({ order }: { readonly order: WorkOrderPageJson }) {
  const [dialog, setDialog] = useState<'book' | 'assign' | 'unassign' | 'release' | 'amend' | 'cancel'>()
  const close = (): void => setDialog(undefined)
  const unassign = useCommand({ said: 'The order is with nobody now and waits to be planned.', onDone: close })
  const release = useCommand({ said: 'The appointment is taken back.', onDone: close })
  const cancel = useCommand({ said: 'The order is cancelled.', onDone: close })
  if (isEnded(order.state)) return null
  const isBooked = order.windowFrom !== null
  const isUnderWay = order.state === 'en_route' || order.state === 'on_site'
  const underWay = isUnderWay ? `${order.crewName ?? 'The crew'} is on the way or there already.` : undefined
  const needsWindow = order.needsAppointment && !isBooked
  return (
    <>
      <ActionButton
        permission="fieldwork.dispatch"
        variant={needsWindow ? 'contained' : 'outlined'}
        disabledBecause={underWay}
        onClick={() => setDialog('book')}
      >
        {isBooked ? 'Move the appointment…' : 'Book a window…'}
      </ActionButton>
      <ActionButton
        permission="fieldwork.dispatch"
        variant={needsWindow ? 'outlined' : 'contained'}
        disabledBecause={underWay}
        onClick={() => setDialog('assign')}
      >
        {order.crewId === null ? 'Assign…' : 'Assign anew…'}
      </ActionButton>
      {order.crewId !== null && order.state === 'dispatched' && (
        <ActionButton
          permission="fieldwork.dispatch"
          variant="outlined"
          onClick={() => {
            unassign.begin()
            setDialog('unassign')
          }}
        >
          Take back…
        </ActionButton>
      )}
      {isBooked && (
        <ActionButton
          permission="fieldwork.dispatch"
          variant="outlined"
          disabledBecause={underWay}
          onClick={() => {
            release.begin()
            setDialog('release')
          }}
        >
          Take the appointment back…
        </ActionButton>
      )}
      <ActionButton permission="fieldwork.order" variant="outlined" onClick={() => setDialog('amend')}>
        Change…
      </ActionButton>
      <ActionButton
        permission="fieldwork.order"
        variant="outlined"
        color="error"
        onClick={() => {
          cancel.begin()
          setDialog('cancel')
        }}
      >
        Cancel the order…
      </ActionButton>
      <BookDialog order={order} open={dialog === 'book'} onClose={close} />
      <AssignDialog order={order} open={dialog === 'assign'} onClose={close} />
      <ReasonDialog
        open={dialog === 'unassign'}
        title={`Take ${order.id} back from ${order.crewName ?? 'its crew'}?`}
        confirmLabel="Take it back"
        isSending={unassign.isSending}
        suggestions={['The crew has no time', 'Another crew is nearer']}
        onConfirm={(reason) => unassign.send({ path: FIELD_PATHS.unassign(order.id), body: { reason, version: order.version } })}
        onClose={close}
      >
        The order leaves the crew’s list and waits to be planned. {isBooked && 'The appointment with the customer stands.'}
      </ReasonDialog>
      <AmendDialog order={order} open={dialog === 'amend'} onClose={close} />
      <ReasonDialog
        open={dialog === 'release'}
        title={`Take back what was promised for ${order.id}?`}
        confirmLabel="Take it back"
        isSending={release.isSending}
        suggestions={['Customer does not need to be there', 'Customer cancelled the appointment']}
        onConfirm={(reason) => release.send({ path: FIELD_PATHS.release(order.id), body: { reason } })}
        onClose={close}
      >
        Nobody expects the crew any more. The order stays, and waits to be planned.
      </ReasonDialog>
      <ReasonDialog
        open={dialog === 'cancel'}
        title={`Cancel work order ${order.id}?`}
        confirmLabel="Cancel the order"
        dangerous
        isSending={cancel.isSending}
        suggestions={['Customer called it off', 'Ordered twice', 'No longer needed']}
        onConfirm={(reason) => cancel.send({ path: FIELD_PATHS.cancel(order.id), body: { reason } })}
        onClose={close}
      >
        {order.typeTitle} at {order.address} is not done.
        {isBooked && ' The customer’s appointment falls away with it.'}
        {order.requestedBy !== null && ' The process that waits for it is told.'}
      </ReasonDialog>
    </>
  )
}
