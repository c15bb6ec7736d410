import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import type { WorkOrderPageJson } from '../../../../api/fieldwork/contract.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { stateText } from '../../presentation/state-tone.js'
import { useCommand } from '../../presentation/use-command.js'
import { FIELD_PATHS } from '../field-paths.js'
import { PRIORITIES, type Priority } from '../field-words.js'

interface Props {
  readonly order: WorkOrderPageJson
  readonly open: boolean
  readonly onClose: () => void
}

/** Changes how urgent an order is, when it is wanted and what the crew is told. */
export function AmendDialog({ order, open, onClose }: Props) {
  const [priority, setPriority] = useState<Priority>(order.priority)
  const [wantedOn, setWantedOn] = useState(order.wantedOn)
  const [note, setNote] = useState(order.note ?? '')
  const { begin, send, isSending } = useCommand({ said: 'The order is changed.', onDone: onClose })
  useEffect(() => {
    if (!open) return
    begin()
    setPriority(order.priority)
    setWantedOn(order.wantedOn)
    setNote(order.note ?? '')
  }, [open, order.priority, order.wantedOn, order.note, begin])
  const isSame = priority === order.priority && wantedOn === order.wantedOn && note.trim() === (order.note ?? '')
  return (
    <ReasonDialog
      open={open}
      title={`Change ${order.id}`}
      confirmLabel="Change the order"
      isSending={isSending}
      reasonComesLast
      suggestions={['Customer called again', 'Safety']}
      blockedBecause={isSame ? 'Nothing is changed yet.' : wantedOn === '' ? 'Choose the day.' : undefined}
      onConfirm={(reason) =>
        send({
          path: FIELD_PATHS.amend(order.id),
          body: { priority, wantedOn, note: note.trim() === '' ? null : note.trim(), version: order.version, reason },
        })
      }
      onClose={onClose}
    >
      <TextField
        select
        label="Priority"
        value={priority}
        onChange={(event) => setPriority(event.target.value as Priority)}
        fullWidth
        margin="dense"
      >
        {PRIORITIES.map((one) => (
          <MenuItem key={one} value={one}>
            {stateText(one)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        label="Wanted on"
        type="date"
        value={wantedOn}
        onChange={(event) => setWantedOn(event.target.value)}
        fullWidth
        margin="dense"
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <TextField
        label="For the crew"
        value={note}
        onChange={(event) => setNote(event.target.value)}
        fullWidth
        multiline
        minRows={2}
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </ReasonDialog>
  )
}
