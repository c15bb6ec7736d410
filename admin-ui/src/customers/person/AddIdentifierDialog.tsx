import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { ChoiceField } from '../../presentation/ChoiceField.js'
import { DayField } from '../../presentation/DayField.js'
import { FormDialog } from '../../presentation/FormDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { IDENTIFIER_KINDS, personText } from './person-words.js'

interface Props {
  readonly open: boolean
  readonly customerId: string
  readonly onClose: () => void
}

/** The number of a document, which is seen by nobody afterwards but its last characters. */
export function AddIdentifierDialog({ open, customerId, onClose }: Props) {
  const [kind, setKind] = useState<(typeof IDENTIFIER_KINDS)[number]>('driving_licence')
  const [number, setNumber] = useState('')
  const [issuer, setIssuer] = useState('')
  const [validUntil, setValidUntil] = useState('')
  const { begin, send, isSending } = useCommand<{ isKept: boolean }>({
    said: ({ isKept }) =>
      isKept ? 'The number is on record, sealed.' : 'Its last characters are on record; the whole number is not stored here.',
    onDone: onClose,
  })
  useEffect(() => {
    if (!open) return
    begin()
    setNumber('')
    setIssuer('')
    setValidUntil('')
  }, [open, begin])
  return (
    <FormDialog
      open={open}
      title="Put a document on record"
      confirmLabel="Put it on record"
      isReady={number.trim().length >= 5}
      isSending={isSending}
      onConfirm={() =>
        send({
          path: `/customers/${customerId}/identifiers`,
          body: {
            kind,
            number: number.trim(),
            issuer: issuer.trim() === '' ? null : issuer.trim(),
            validUntil: validUntil === '' ? null : validUntil,
          },
        })
      }
      onClose={onClose}
    >
      <ChoiceField label="Document" value={kind} choices={IDENTIFIER_KINDS} textOf={personText} onChoose={setKind} />
      <TextField
        label="Number"
        value={number}
        onChange={(event) => setNumber(event.target.value)}
        required
        autoFocus
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 60, autoComplete: 'off' } }}
      />
      <TextField
        label="Issued by"
        value={issuer}
        onChange={(event) => setIssuer(event.target.value)}
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <DayField label="Valid until" value={validUntil} onChange={setValidUntil} />
    </FormDialog>
  )
}
