import { useEffect } from 'react'
import { ConfirmDialog } from '../presentation/ConfirmDialog.js'
import { moneyText } from '../presentation/money-text.js'
import { useCommand } from '../presentation/use-command.js'
import { actPath } from './connection-words.js'
import type { ConnectionDialogProps } from './dialog-props.js'

/** Sends the draft to the customer: from then on it stands as it is. */
export function SendQuoteDialog({ connection, open, onClose }: ConnectionDialogProps) {
  const { begin, send, isSending } = useCommand({ said: 'The quote is sent.', onDone: onClose })
  useEffect(() => {
    if (open) begin()
  }, [open, begin])
  const quote = connection.quotes.at(-1)
  return (
    <ConfirmDialog
      open={open}
      title={`Send quote ${quote?.number ?? ''}?`}
      confirmLabel="Send it to the customer"
      isSending={isSending}
      onConfirm={() => send({ path: actPath(connection.id, `quotes/${quote?.version ?? 0}/send`), body: {} })}
      onClose={onClose}
    >
      {moneyText(quote?.total ?? '0.00', connection.currency)} to {connection.customerName}. Once it is sent it stands as it is; a
      change is another version.
    </ConfirmDialog>
  )
}
