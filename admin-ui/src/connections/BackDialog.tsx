import { useEffect, useState } from 'react'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { actPath, type BackStage, stageText } from './connection-words.js'
import type { ConnectionDialogProps } from './dialog-props.js'

/** Takes the connection back to a stage, which begins anew. */
export function BackDialog({ connection, open, onClose }: ConnectionDialogProps) {
  const [to, setTo] = useState<BackStage | ''>('')
  const { begin, send, isSending } = useCommand({ said: 'The connection is taken back.', onDone: onClose })
  useEffect(() => {
    if (!open) return
    begin()
    setTo('')
  }, [open, begin])
  return (
    <ReasonDialog
      open={open}
      title={`Take ${connection.id} back`}
      confirmLabel={to === '' ? 'Take it back' : `Back to ${stageText(to).toLowerCase()}`}
      isSending={isSending}
      reasonComesLast
      suggestions={['Plans were changed', 'Permit was refused']}
      blockedBecause={to === '' ? 'Choose where it goes on.' : undefined}
      onConfirm={(reason) => send({ path: actPath(connection.id, 'back'), body: { to, reason } })}
      onClose={onClose}
    >
      That stage and those after it begin anew. Open field orders are cancelled; what was done stays in the log, and what was
      charged stays charged until another quote is accepted.
      <ChoiceField
        label="Back to"
        value={to}
        choices={connection.backTo}
        textOf={(stage) => (stage === '' ? '' : stageText(stage))}
        onChoose={setTo}
      />
    </ReasonDialog>
  )
}
