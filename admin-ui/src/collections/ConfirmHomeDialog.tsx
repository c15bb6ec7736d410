import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { FormDialog } from '../presentation/FormDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { CHANNEL_TEXTS } from './collection-words.js'

const CHANNELS = ['phone', 'visit', 'web'] as const

interface Props {
  readonly open: boolean
  readonly collectionId: string
  readonly onClose: () => void
}

/** Who of the household says that service may be switched on without anybody being there from the utility. */
export function ConfirmHomeDialog({ open, collectionId, onClose }: Props) {
  const [saidBy, setSaidBy] = useState('')
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('phone')
  const [isHome, setHome] = useState(false)
  const [isSafe, setSafe] = useState(false)
  const { begin, send, isSending } = useCommand({ said: 'It is written down; the meter is told now.', onDone: onClose })
  useEffect(() => {
    if (!open) return
    begin()
    setSaidBy('')
    setChannel('phone')
    setHome(false)
    setSafe(false)
  }, [open, begin])
  return (
    <FormDialog
      open={open}
      title="Somebody is at home"
      confirmLabel="Switch it on"
      isReady={saidBy.trim().length > 1 && isHome && isSafe}
      isSending={isSending}
      onConfirm={() =>
        send({
          path: `/collections/${encodeURIComponent(collectionId)}/home-confirmations`,
          body: { saidBy: saidBy.trim(), channel },
        })
      }
      onClose={onClose}
    >
      <TextField
        label="Who says so"
        value={saidBy}
        onChange={(event) => setSaidBy(event.target.value)}
        required
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <ChoiceField
        label="How"
        value={channel}
        choices={CHANNELS}
        textOf={(each) => CHANNEL_TEXTS[each] ?? each}
        onChoose={setChannel}
      />
      <FormControlLabel
        control={<Checkbox checked={isHome} onChange={(event) => setHome(event.target.checked)} />}
        label="An adult is at home now"
      />
      <FormControlLabel
        control={<Checkbox checked={isSafe} onChange={(event) => setSafe(event.target.checked)} />}
        label="Nothing is open or running: taps, cooker, heaters, machines"
      />
    </FormDialog>
  )
}
