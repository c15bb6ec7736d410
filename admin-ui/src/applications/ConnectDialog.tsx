import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { FormDialog } from '../presentation/FormDialog.js'
import { TextLink } from '../presentation/TextLink.js'
import { useCommand } from '../presentation/use-command.js'
import type { ApplicationDialogProps } from './dialog-props.js'

/** Accepts an application by the connection that was opened for it. */
export function ConnectDialog({ entry, onClose }: ApplicationDialogProps) {
  const [connectionId, setConnectionId] = useState('')
  const { begin, send, isSending } = useCommand({ said: 'Accepted; the status page follows the connection.', onDone: onClose })
  useEffect(begin, [begin])
  return (
    <FormDialog
      open
      title={`Accept ${entry.id} by a connection`}
      confirmLabel="Accept and link it"
      cancelLabel="Keep as it is"
      isReady={/^N\d+$/i.test(connectionId.trim())}
      isSending={isSending}
      onConfirm={() =>
        send({
          path: `/applications/${entry.id}/connect`,
          body: { version: entry.version, connectionId: connectionId.trim().toUpperCase() },
        })
      }
      onClose={onClose}
    >
      <Box sx={{ fontSize: '0.8125rem', mb: 1 }}>
        Open the connection first, under <TextLink to="/connections">New connections</TextLink>; then give its number here. The
        applicant is told by e-mail.
      </Box>
      <TextField
        label="Number of the connection"
        placeholder="N000012"
        value={connectionId}
        onChange={(event) => setConnectionId(event.target.value)}
        required
        autoFocus
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 20 } }}
      />
    </FormDialog>
  )
}
