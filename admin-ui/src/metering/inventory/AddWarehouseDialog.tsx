import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { FormDialog } from '../../presentation/FormDialog.js'
import { useCommand } from '../../presentation/use-command.js'

/** A place where meters are kept. */
export function AddWarehouseDialog({ onClose }: { readonly onClose: () => void }) {
  const [warehouseId, setWarehouseId] = useState('')
  const [name, setName] = useState('')
  const { begin, send, isSending } = useCommand({ said: 'The warehouse is there.', onDone: onClose })
  useEffect(() => begin(), [begin])
  return (
    <FormDialog
      open
      title="Add a warehouse"
      confirmLabel="Add it"
      isReady={warehouseId.trim() !== '' && name.trim() !== ''}
      isSending={isSending}
      onConfirm={() => send({ path: '/warehouses', body: { warehouseId: warehouseId.trim(), name: name.trim() } })}
      onClose={onClose}
    >
      <TextField
        label="Short name"
        value={warehouseId}
        onChange={(event) => setWarehouseId(event.target.value)}
        autoFocus
        required
        fullWidth
        margin="dense"
        helperText="Letters and digits, as on the shelf list"
      />
      <TextField
        label="What it is called"
        value={name}
        onChange={(event) => setName(event.target.value)}
        required
        fullWidth
        margin="dense"
      />
    </FormDialog>
  )
}
