import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { addMonths } from '../../../../domain/kernel/local-date.js'
import { countText } from '../../presentation/count-text.js'
import { DayField } from '../../presentation/DayField.js'
import { FormDialog } from '../../presentation/FormDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { useToday } from '../../presentation/use-utility.js'

interface Props {
  readonly open: boolean
  readonly onClose: () => void
}

/** Orders a read at each meter of a route that has had none since a day. */
export function RouteReadsDialog({ open, onClose }: Props) {
  const today = useToday()
  const navigate = useNavigate()
  const [readRoute, setReadRoute] = useState('')
  const [since, setSince] = useState('')
  const [wantedOn, setWantedOn] = useState('')
  const { begin, send, isSending } = useCommand<{ workOrderIds: readonly string[] }>({
    said: ({ workOrderIds }) => `${countText(workOrderIds.length, 'read')} ordered along the route.`,
    onDone: () => {
      onClose()
      void navigate(`/work-orders?filter=${encodeURIComponent(JSON.stringify({ isOpen: true, readRoute: readRoute.trim() }))}`)
    },
  })
  useEffect(() => {
    if (!open) return
    begin()
    setReadRoute('')
    setSince(today === undefined ? '' : addMonths(today, -1))
    setWantedOn(today ?? '')
  }, [open, today, begin])
  return (
    <FormDialog
      open={open}
      title="Order the reads of a route"
      confirmLabel="Order the reads"
      cancelLabel="Order nothing"
      isReady={readRoute.trim() !== '' && since !== '' && wantedOn !== ''}
      isSending={isSending}
      onConfirm={() => send({ path: '/read-route-orders', body: { readRoute: readRoute.trim(), since, wantedOn } })}
      onClose={onClose}
    >
      One order at each meter that nobody has read since the day below; estimates and what customers read do not count. Asked for
      again, it is the same orders.
      <TextField
        label="Route"
        placeholder="R101"
        value={readRoute}
        onChange={(event) => setReadRoute(event.target.value)}
        required
        autoFocus
        fullWidth
        margin="dense"
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 40 } }}
      />
      <DayField label="Not read since" value={since} onChange={setSince} required />
      <DayField label="Wanted on" value={wantedOn} onChange={setWantedOn} required />
    </FormDialog>
  )
}
