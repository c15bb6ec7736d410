import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { FormDialog } from '../presentation/FormDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { languageText } from './application-words.js'
import type { ApplicationDialogProps } from './dialog-props.js'

/** Refuses an application and tells the applicant why, by e-mail and on their own page. */
export function RefuseDialog({ entry, onClose }: ApplicationDialogProps) {
  const [text, setText] = useState('')
  const { begin, send, isSending } = useCommand({ said: 'Refused; the applicant is told by e-mail.', onDone: onClose })
  useEffect(begin, [begin])
  return (
    <FormDialog
      open
      wide
      title={`Refuse ${entry.id}`}
      confirmLabel="Refuse and tell the applicant"
      cancelLabel="Keep as it is"
      isReady={text.trim().length >= 3}
      isSending={isSending}
      onConfirm={() => send({ path: `/applications/${entry.id}/refuse`, body: { version: entry.version, text: text.trim() } })}
      onClose={onClose}
    >
      <TextField
        label={`Why, for the applicant, in ${languageText(entry.language)}`}
        value={text}
        onChange={(event) => setText(event.target.value)}
        required
        autoFocus
        fullWidth
        multiline
        minRows={3}
        margin="dense"
        helperText="The applicant reads it as it stands. It cannot be taken back; they can apply again."
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </FormDialog>
  )
}
