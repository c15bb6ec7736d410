import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { FormDialog } from '../presentation/FormDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { askingText, FILE_KINDS, type FileKind, fileKindText, languageText } from './application-words.js'
import type { ApplicationDialogProps } from './dialog-props.js'

/** Asks the applicant for more, by e-mail and on their own page. */
export function AskDialog({ entry, onClose }: ApplicationDialogProps) {
  const [kinds, setKinds] = useState<readonly FileKind[]>([])
  const [text, setText] = useState('')
  const { begin, send, isSending } = useCommand({ said: 'The applicant is asked by e-mail.', onDone: onClose })
  useEffect(begin, [begin])
  const choose = (kind: FileKind, isChosen: boolean): void => {
    const next = FILE_KINDS.filter((each) => (each === kind ? isChosen : kinds.includes(each)))
    // Words of one's own are not overwritten.
    if (text === askingText(kinds, entry.language)) setText(askingText(next, entry.language))
    setKinds(next)
  }
  return (
    <FormDialog
      open
      wide
      title="Ask the applicant for more"
      confirmLabel="Send the question"
      cancelLabel="Keep as it is"
      isReady={kinds.length > 0 && text.trim().length >= 3}
      isSending={isSending}
      onConfirm={() =>
        send({ path: `/applications/${entry.id}/ask`, body: { version: entry.version, askedFor: kinds, text: text.trim() } })
      }
      onClose={onClose}
    >
      <Box role="group" aria-label="What is missing" sx={{ display: 'flex', flexDirection: 'column' }}>
        {FILE_KINDS.map((kind) => (
          <FormControlLabel
            key={kind}
            control={
              <Checkbox size="small" checked={kinds.includes(kind)} onChange={(event) => choose(kind, event.target.checked)} />
            }
            label={fileKindText(kind)}
          />
        ))}
      </Box>
      <TextField
        label={`To the applicant, in ${languageText(entry.language)}`}
        value={text}
        onChange={(event) => setText(event.target.value)}
        required
        fullWidth
        multiline
        minRows={3}
        margin="dense"
        helperText="The applicant reads it as it stands."
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </FormDialog>
  )
}
