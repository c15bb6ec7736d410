import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { ChoiceField } from '../../presentation/ChoiceField.js'
import { DayField } from '../../presentation/DayField.js'
import { FormDialog } from '../../presentation/FormDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { NAME_KINDS, personText } from './person-words.js'

interface Props {
  readonly open: boolean
  readonly customerId: string
  readonly onClose: () => void
}

/** A name besides the one on the bill. */
export function AddNameDialog({ open, customerId, onClose }: Props) {
  const [kind, setKind] = useState<(typeof NAME_KINDS)[number]>('preferred')
  const [name, setName] = useState('')
  const [fromOn, setFromOn] = useState('')
  const [toOn, setToOn] = useState('')
  const { begin, send, isSending } = useCommand({ said: 'The name is added.', onDone: onClose })
  useEffect(() => {
    if (!open) return
    begin()
    setName('')
    setFromOn('')
    setToOn('')
  }, [open, begin])
  return (
    <FormDialog
      open={open}
      title="Add a name"
      confirmLabel="Add the name"
      isReady={name.trim().length >= 2}
      isSending={isSending}
      onConfirm={() =>
        send({
          path: `/customers/${customerId}/names`,
          body: { kind, name: name.trim(), fromOn: fromOn === '' ? null : fromOn, toOn: toOn === '' ? null : toOn },
        })
      }
      onClose={onClose}
    >
      <ChoiceField label="Kind" value={kind} choices={NAME_KINDS} textOf={personText} onChoose={setKind} />
      <TextField
        label="Name"
        value={name}
        onChange={(event) => setName(event.target.value)}
        required
        autoFocus
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 400 } }}
      />
      <Box sx={{ display: 'flex', gap: 1.5 }}>
        <DayField label="From" value={fromOn} onChange={setFromOn} />
        <DayField label="Until" value={toOn} onChange={setToOn} />
      </Box>
    </FormDialog>
  )
}
