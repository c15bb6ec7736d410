import { useEffect, useState } from 'react'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { FormDialog } from '../presentation/FormDialog.js'
import { moneyText } from '../presentation/money-text.js'
import { useCommand } from '../presentation/use-command.js'
import { actPath } from './connection-words.js'
import type { ConnectionDialogProps } from './dialog-props.js'

/** Writes down that the customer accepts, and how it is paid. */
export function AcceptDialog({ connection, open, onClose }: ConnectionDialogProps) {
  const [instalments, setInstalments] = useState('1')
  const { begin, send, isSending } = useCommand({ said: 'The quote is accepted and charged.', onDone: onClose })
  useEffect(() => {
    if (!open) return
    begin()
    setInstalments('1')
  }, [open, begin])
  const quote = connection.quotes.at(-1)
  const before = connection.quotes.find(({ state }) => state === 'accepted')
  const choices = Array.from({ length: Math.max(1, connection.instalmentsAtMost) }, (_, index) => String(index + 1))
  return (
    <FormDialog
      open={open}
      title={`The customer accepts ${quote?.number ?? ''}`}
      confirmLabel="Accept and charge"
      isReady={quote !== undefined}
      isSending={isSending}
      onConfirm={() =>
        send({
          path: actPath(connection.id, `quotes/${quote?.version ?? 0}/accept`),
          body: { instalments: Number(instalments) },
        })
      }
      onClose={onClose}
    >
      {moneyText(quote?.total ?? '0.00', connection.currency)}, valid until {quote?.validUntil}.{' '}
      {before === undefined
        ? 'It is charged to the account; the first part paid starts the work.'
        : `Only the difference to ${before.number} is charged or credited.`}
      <ChoiceField
        label="Paid"
        value={instalments}
        choices={choices}
        textOf={(count) => (count === '1' ? 'At once' : `In ${count} instalments`)}
        onChoose={setInstalments}
      />
    </FormDialog>
  )
}
