import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { type FormEvent, useEffect, useState } from 'react'
import type { WorkOrderRecordJson } from '../../../../api/fieldwork/contract.js'
import { problemOf } from '../../http.js'
import { plainSentence } from '../../presentation/plain-sentence.js'
import { useCommand } from '../../presentation/use-command.js'
import { useToday } from '../../presentation/use-utility.js'
import { usePermission } from '../../shell/use-permission.js'
import { FIELD_PATHS } from '../field-paths.js'
import { windowText } from '../field-words.js'
import { useCrews } from '../use-field-choices.js'

interface Props {
  readonly order: WorkOrderRecordJson
  readonly open: boolean
  /** The day that is offered first, where the order has none. */
  readonly on?: string
  readonly onClose: () => void
}

/** Gives the order to a crew on a day: what dragging does on the board, with the keyboard. A conflict is said here. */
export function AssignDialog({ order, open, on, onClose }: Props) {
  const [crewId, setCrewId] = useState('')
  const [day, setDay] = useState('')
  const [why, setWhy] = useState('')
  const mayOverride = usePermission('fieldwork.override')
  const crews = (useCrews() ?? []).filter((crew) => crew.isActive)
  const today = useToday()
  const command = useCommand({
    said: `${order.id} is assigned.`,
    onDone: onClose,
    handles: (error) => problemOf(error) !== undefined,
  })
  const { begin, reset } = command
  useEffect(() => {
    if (!open) return
    begin()
    reset()
    setWhy('')
    setCrewId(order.crewId ?? '')
    setDay(order.scheduledOn ?? on ?? (today !== undefined && order.wantedOn < today ? today : order.wantedOn))
  }, [open, order, on, today, begin, reset])
  const problem = problemOf(command.error)
  const window = windowText(order.windowFrom, order.windowTo)
  const isMissing = mayOverride && (problem?.code === 'APPOINTMENT_MISSING' || why !== '')
  const isReady = crewId !== '' && day !== '' && (!isMissing || why.trim().length >= 3)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isReady || command.isSending) return
    command.send({
      path: FIELD_PATHS.assign(order.id),
      body: { crewId, on: day, version: order.version, ...(isMissing ? { withoutAppointment: why.trim() } : {}) },
    })
  }
  return (
    <Dialog open={open} onClose={onClose} fullWidth maxWidth="xs">
      <form onSubmit={submit}>
        <DialogTitle>Assign {order.id}</DialogTitle>
        <DialogContent>
          {order.typeTitle}, {order.address}
          {problem !== undefined && (
            <Alert severity="error" sx={{ mt: 1 }}>
              {plainSentence(problem.detail ?? problem.title)} ({problem.code})
            </Alert>
          )}
          <TextField
            select
            label="Crew"
            value={crewId}
            onChange={(event) => setCrewId(event.target.value)}
            required
            fullWidth
            margin="dense"
            sx={{ mt: 1.5 }}
          >
            {crews.map((crew) => (
              <MenuItem key={crew.id} value={crew.id}>
                {crew.name}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            label="Day"
            type="date"
            value={day}
            onChange={(event) => setDay(event.target.value)}
            required
            fullWidth
            margin="dense"
            disabled={window !== null}
            helperText={
              window === null ? undefined : `The customer was promised ${window} that day. Move the appointment to change it.`
            }
            slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: today } }}
          />
          {isMissing && (
            <TextField
              label="Why without an appointment"
              value={why}
              onChange={(event) => setWhy(event.target.value)}
              required
              autoFocus
              fullWidth
              margin="dense"
              helperText="Kept in the order’s history. The customer is not told when the crew comes."
              slotProps={{ htmlInput: { maxLength: 300 } }}
            />
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Keep as it is</Button>
          <Button type="submit" variant="contained" disabled={!isReady || command.isSending}>
            {command.isSending ? 'Assigning…' : isMissing ? 'Assign all the same' : 'Assign'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
