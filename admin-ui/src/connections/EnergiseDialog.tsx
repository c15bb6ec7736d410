import { useEffect } from 'react'
import { ConfirmDialog } from '../presentation/ConfirmDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { actPath } from './connection-words.js'
import type { ConnectionDialogProps } from './dialog-props.js'

/** Writes down that service was switched on from the office. */
export function EnergiseDialog({ connection, open, onClose }: ConnectionDialogProps) {
  const { begin, send, isSending } = useCommand({ said: 'Service is on; the agreement begins today.', onDone: onClose })
  useEffect(() => {
    if (open) begin()
  }, [open, begin])
  return (
    <ConfirmDialog
      open={open}
      title="Service is switched on"
      confirmLabel="Write it down"
      isSending={isSending}
      onConfirm={() => send({ path: actPath(connection.id, 'energise'), body: {} })}
      onClose={onClose}
    >
      The agreement on account {connection.accountId} begins today, and the customer is welcomed.
    </ConfirmDialog>
  )
}
