import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { DayField } from '../presentation/DayField.js'
import { FormDialog } from '../presentation/FormDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { useToday } from '../presentation/use-utility.js'
import { actPath } from './connection-words.js'
import type { ConnectionDialogProps } from './dialog-props.js'

/** Records what was built; the files on the page are its drawings and photos. */
export function AsBuiltDialog({ connection, open, onClose }: ConnectionDialogProps) {
  const [builtOn, setBuiltOn] = useState('')
  const [description, setDescription] = useState('')
  const today = useToday()
  const { begin, send, isSending } = useCommand({ said: 'The connection is complete.', onDone: onClose })
  useEffect(() => {
    if (!open) return
    begin()
    setBuiltOn(today ?? '')
    setDescription('')
  }, [open, today, begin])
  return (
    <FormDialog
      open={open}
      wide
      title="What was built"
      confirmLabel="Record it"
      isReady={builtOn !== '' && description.trim().length >= 3}
      isSending={isSending}
      onConfirm={() => send({ path: actPath(connection.id, 'as-built'), body: { builtOn, description: description.trim() } })}
      onClose={onClose}
    >
      {connection.files.length === 0 &&
        'No file is added yet: drawings and photos are added on the page, before this is recorded.'}
      <DayField label="Built on" value={builtOn} onChange={setBuiltOn} required />
      <TextField
        label="What lies where"
        placeholder="20 ft of copper from the main in Mill Lane, corporation stop 4 ft from the hydrant"
        value={description}
        onChange={(event) => setDescription(event.target.value)}
        required
        fullWidth
        multiline
        minRows={3}
        margin="dense"
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 4000 } }}
      />
    </FormDialog>
  )
}
