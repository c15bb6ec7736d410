import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { FormDialog } from '../presentation/FormDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { OUTCOMES, outcomeText } from './case-words.js'

export type CaseAct = 'note' | 'wait' | 'resume' | 'close' | 'reopen'

interface Words {
  readonly title: string
  readonly confirm: string
  readonly field: string
}

const WORDS: Readonly<Record<CaseAct, Words>> = {
  note: { title: 'Note in the case', confirm: 'Keep the note', field: 'What is to be remembered' },
  wait: { title: 'Wait for the customer', confirm: 'Stop the clock', field: 'What the customer was asked for' },
  resume: { title: 'The customer answered', confirm: 'Start the clock again', field: 'What they said' },
  close: { title: 'Close the case', confirm: 'Close the case', field: 'What was found and done' },
  reopen: { title: 'Open the case again', confirm: 'Open it again', field: 'Why' },
}

interface Props {
  readonly caseId: number
  readonly act: CaseAct
  readonly onClose: () => void
}

/** One act on a case, with what is to be remembered of it. */
export function CaseActDialog({ caseId, act, onClose }: Props) {
  const [body, setBody] = useState('')
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>('upheld')
  const { begin, send, isSending } = useCommand({ said: 'It is in the log of the case.', onDone: onClose })
  useEffect(begin, [begin])
  const words = WORDS[act]
  return (
    <FormDialog
      open
      title={words.title}
      confirmLabel={words.confirm}
      cancelLabel="Keep as it is"
      wide
      isReady={body.trim().length >= 3}
      isSending={isSending}
      onConfirm={() =>
        send({
          path: `/cases/${caseId}/acts`,
          body: { act, body: body.trim(), ...(act === 'close' ? { outcome } : {}) },
        })
      }
      onClose={onClose}
    >
      {act === 'close' && (
        <ChoiceField label="Outcome" value={outcome} choices={OUTCOMES} textOf={outcomeText} onChoose={setOutcome} />
      )}
      <TextField
        label={words.field}
        value={body}
        onChange={(event) => setBody(event.target.value)}
        required
        autoFocus
        fullWidth
        multiline
        minRows={3}
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 20_000 } }}
      />
    </FormDialog>
  )
}
