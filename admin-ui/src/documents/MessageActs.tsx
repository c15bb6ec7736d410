import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { MessagePageJson } from '../../../api/documents/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { ConfirmDialog } from '../presentation/ConfirmDialog.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { channelText } from './message-words.js'

/** What can be done about a message: while it waits, hurry it or take it back; afterwards, send it again. */
export function MessageActs({ message }: { readonly message: MessagePageJson }) {
  const [dialog, setDialog] = useState<'cancel' | 'again'>()
  const navigate = useNavigate()
  const retry = useCommand({ said: message.channel === 'post' ? 'The letters are printed now.' : 'It is tried now.' })
  const cancel = useCommand({ said: 'The message was taken back.', onDone: () => setDialog(undefined) })
  const again = useCommand<{ messageId: number }>({
    said: 'It is on its way again.',
    onDone: (answer) => {
      setDialog(undefined)
      void navigate(`/messages/${answer.messageId}/show`)
    },
  })
  const path = `/messages/${message.id}`
  if (message.state === 'pending') {
    return (
      <>
        <ActionButton
          permission="documents.send"
          variant="contained"
          disabledBecause={retry.isSending ? 'It is being tried.' : undefined}
          onClick={() => {
            retry.begin()
            retry.send({ path: `${path}/retry`, body: {} })
          }}
        >
          {message.channel === 'post' ? 'Print the letters now' : 'Try now'}
        </ActionButton>
        <ActionButton
          permission="documents.send"
          variant="outlined"
          onClick={() => {
            cancel.begin()
            setDialog('cancel')
          }}
        >
          Take it back…
        </ActionButton>
        <ReasonDialog
          open={dialog === 'cancel'}
          title="Take this message back?"
          confirmLabel="Take it back"
          dangerous
          isSending={cancel.isSending}
          suggestions={['Sent by mistake', 'It is not true any more']}
          onConfirm={(reason) => cancel.send({ path: `${path}/cancel`, body: { reason } })}
          onClose={() => setDialog(undefined)}
        >
          It waits still, so nothing of it has left.
        </ReasonDialog>
      </>
    )
  }
  return (
    <>
      <ActionButton
        permission="documents.send"
        variant="contained"
        onClick={() => {
          again.begin()
          setDialog('again')
        }}
      >
        Send it again…
      </ActionButton>
      <ConfirmDialog
        open={dialog === 'again'}
        title="Send it again?"
        confirmLabel="Send it again"
        cancelLabel="Do not send"
        isSending={again.isSending}
        onConfirm={() => again.send({ path: `${path}/send-again`, body: {} })}
        onClose={() => setDialog(undefined)}
      >
        {message.customerName} gets “{message.subject}” once more, by the way and to the address that hold for them now
        {message.channel === 'none' || message.channel === 'phone'
          ? ''
          : ` (this one went by ${channelText(message.channel).toLowerCase()})`}
        . This message stays as it is.
      </ConfirmDialog>
    </>
  )
}
