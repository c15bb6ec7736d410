import { useEffect } from 'react'
import { moneyText } from '../presentation/money-text.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { actPath } from './connection-words.js'
import type { ConnectionDialogProps } from './dialog-props.js'

export type ReasonAct = 'decline' | 'override' | 'cancel'

interface Words {
  readonly title: string
  readonly does: string
  readonly confirm: string
  readonly said: string
  readonly suggestions: readonly string[]
}

/** The acts that need nothing but a reason: a quote declined, a wait let go, the connection called off. */
export function ConnectionReasonDialogs({
  connection,
  act,
  onClose,
}: Omit<ConnectionDialogProps, 'open'> & { readonly act: ReasonAct | undefined }) {
  const words = act === undefined ? undefined : wordsOf(connection)[act]
  const { begin, send, isSending } = useCommand({ said: words?.said, onDone: onClose })
  useEffect(() => {
    if (act !== undefined) begin()
  }, [act, begin])
  const version = connection.quotes.at(-1)?.version ?? 0
  const path = actPath(connection.id, act === 'decline' ? `quotes/${version}/decline` : (act ?? ''))
  return (
    <ReasonDialog
      open={act !== undefined}
      title={words?.title ?? ''}
      confirmLabel={words?.confirm ?? ''}
      dangerous={act === 'cancel'}
      isSending={isSending}
      suggestions={words?.suggestions ?? []}
      onConfirm={(reason) => send({ path, body: { reason } })}
      onClose={onClose}
    >
      {words?.does}
    </ReasonDialog>
  )
}

function wordsOf(connection: ConnectionDialogProps['connection']): Readonly<Record<ReasonAct, Words>> {
  const { refunded, kept } = connection.money.ifCancelled
  const { currency } = connection
  return {
    decline: {
      title: 'The customer declines the quote',
      does: 'Another quote can be made, or the connection cancelled.',
      confirm: 'Write it down',
      said: 'The quote is declined.',
      suggestions: ['Too expensive', 'Wants a smaller meter'],
    },
    override: {
      title: `Go on without ${connection.waitsFor ?? 'it'}?`,
      does: 'The connection goes on without what its stage waits for. The reason stands in the history.',
      confirm: 'Go on without it',
      said: 'It goes on.',
      suggestions: ['Agreed with finance', 'Will be brought later'],
    },
    cancel: {
      title: `Cancel connection ${connection.id}?`,
      does: `Field work ends. ${moneyText(refunded, currency)} of the charges are taken back, ${moneyText(kept, currency)} are kept. The customer is told.`,
      confirm: 'Cancel the connection',
      said: 'The connection is cancelled.',
      suggestions: ['The customer does not build', 'Declined all quotes'],
    },
  }
}
