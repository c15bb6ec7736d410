import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import type { RemoteStandingJson } from '../../../api/remote-commands/contract.js'
import { FormDialog } from '../presentation/FormDialog.js'
import { useCommand } from '../presentation/use-command.js'

interface Props {
  readonly open: boolean
  readonly meterId: string
  readonly standing: RemoteStandingJson
  readonly onClose: () => void
}

/** Says whether a meter can be read and switched from afar; gas never is switched. */
export function ReachDialog({ open, meterId, standing, onClose }: Props) {
  const [isRemoteCapable, setRemote] = useState(false)
  const [hasSwitch, setSwitch] = useState(false)
  const [why, setWhy] = useState('')
  const { begin, send, isSending } = useCommand({ method: 'PUT', said: 'It is kept.', onDone: onClose })
  useEffect(() => {
    if (!open) return
    begin()
    setRemote(standing.isRemoteCapable)
    setSwitch(standing.hasSwitch)
    setWhy('')
  }, [open, begin, standing.isRemoteCapable, standing.hasSwitch])
  return (
    <FormDialog
      open={open}
      title="What this meter can do from afar"
      confirmLabel="Keep it"
      isReady={why.trim().length > 2}
      isSending={isSending}
      onConfirm={() =>
        send({
          path: `/meters/${encodeURIComponent(meterId)}/reach`,
          body: { isRemoteCapable, hasSwitch: isRemoteCapable && hasSwitch, reason: why.trim() },
        })
      }
      onClose={onClose}
    >
      <FormControlLabel
        control={<Checkbox checked={isRemoteCapable} onChange={(event) => setRemote(event.target.checked)} />}
        label="It can be read from afar"
      />
      <FormControlLabel
        control={
          <Checkbox
            checked={hasSwitch && isRemoteCapable}
            disabled={!isRemoteCapable || standing.isGas}
            onChange={(event) => setSwitch(event.target.checked)}
          />
        }
        label={standing.isGas ? 'Gas is never switched from afar' : 'It has a switch'}
      />
      <TextField
        label="Reason"
        value={why}
        onChange={(event) => setWhy(event.target.value)}
        required
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </FormDialog>
  )
}
