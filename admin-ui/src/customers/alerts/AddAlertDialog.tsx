import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import type { AlertRecordJson } from '../../../../api/customers/alert-contract.js'
import { ChoiceField } from '../../presentation/ChoiceField.js'
import { DayField } from '../../presentation/DayField.js'
import { FormDialog } from '../../presentation/FormDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { severityText, subjectText } from './alert-words.js'

interface Subject {
  readonly kind: AlertRecordJson['subjectKind']
  readonly id: string
}

interface Props {
  readonly open: boolean
  /** What it may be put on, the usual one first. */
  readonly subjects: readonly Subject[]
  readonly onClose: () => void
}

const SEVERITIES = ['danger', 'warning', 'info'] as const

/** Puts up what everybody must read before acting. */
export function AddAlertDialog({ open, subjects, onClose }: Props) {
  const keyOf = (subject: Subject | undefined): string => (subject === undefined ? '' : `${subject.kind} ${subject.id}`)
  const [subject, setSubject] = useState(keyOf(subjects[0]))
  const [severity, setSeverity] = useState<(typeof SEVERITIES)[number]>('warning')
  const [text, setText] = useState('')
  const [toOn, setToOn] = useState('')
  const { begin, send, isSending } = useCommand({ said: 'The alert is up.', onDone: onClose })
  useEffect(() => {
    if (!open) return
    begin()
    setText('')
    setToOn('')
  }, [open, begin])
  const chosen = subjects.find((one) => keyOf(one) === subject) ?? subjects[0]
  return (
    <FormDialog
      open={open}
      title="Put up an alert"
      confirmLabel="Put up the alert"
      isReady={chosen !== undefined && text.trim().length >= 3}
      isSending={isSending}
      onConfirm={() =>
        send({
          path: '/alerts',
          body: {
            subjectKind: chosen?.kind,
            subjectId: chosen?.id,
            severity,
            text: text.trim(),
            toOn: toOn === '' ? null : toOn,
          },
        })
      }
      onClose={onClose}
    >
      <TextField
        label="What must be known"
        value={text}
        onChange={(event) => setText(event.target.value)}
        required
        autoFocus
        multiline
        minRows={2}
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
      <Box sx={{ display: 'flex', gap: 1.5 }}>
        <ChoiceField label="How grave" value={severity} choices={SEVERITIES} textOf={severityText} onChoose={setSeverity} />
        <DayField label="Until" value={toOn} onChange={setToOn} helperText="Left empty: until it is taken down" />
      </Box>
      {subjects.length > 1 && (
        <ChoiceField
          label="On"
          value={keyOf(chosen)}
          choices={subjects.map(keyOf)}
          textOf={(key) => {
            const found = subjects.find((one) => keyOf(one) === key)
            return found === undefined ? key : `${subjectText(found.kind)} ${found.id}`
          }}
          onChoose={setSubject}
          helperText="On the customer it is seen on all their accounts, on the premise by whoever lives there"
        />
      )}
    </FormDialog>
  )
}
