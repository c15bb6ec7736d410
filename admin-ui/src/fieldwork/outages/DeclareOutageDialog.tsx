import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import FormControlLabel from '@mui/material/FormControlLabel'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { type FormEvent, useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { problemOf } from '../../http.js'
import { countText } from '../../presentation/count-text.js'
import { plainSentence } from '../../presentation/plain-sentence.js'
import { serviceText } from '../../presentation/service-words.js'
import { useCommand } from '../../presentation/use-command.js'
import { useToday } from '../../presentation/use-utility.js'
import { useOrderTypes } from '../use-field-choices.js'
import { OutageListField } from './OutageListField.js'
import { summaryOf } from './outage-list-text.js'

interface Made {
  readonly outageId: number
  readonly points: number
  readonly orders: number
}

const SERVICES = ['electric', 'water', 'gas'] as const

/** Declares an outage from a list of places: pasted or from a file, taken whole or not at all. */
export function DeclareOutageDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const [name, setName] = useState('')
  const [service, setService] = useState<(typeof SERVICES)[number]>('electric')
  const [startsOn, setStartsOn] = useState('')
  const [list, setList] = useState('')
  const [pauses, setPauses] = useState(true)
  const [typeCode, setTypeCode] = useState('')
  const types = (useOrderTypes() ?? []).filter((type) => type.isActive)
  const today = useToday()
  const navigate = useNavigate()
  const { begin, send, isSending, error, reset } = useCommand<Made>({
    // What is wrong with the list is said beside the list.
    handles: (refusal) => problemOf(refusal) !== undefined,
    said: (made) => `${countText(made.points, 'point')} without service, ${countText(made.orders, 'order')} made.`,
    onDone: (made) => {
      onClose()
      void navigate(`/outages/${made.outageId}/show`)
    },
  })
  useEffect(() => {
    if (!open) return
    begin()
    reset()
    setName('')
    setList('')
    setTypeCode('')
    setPauses(true)
    setStartsOn(today ?? '')
  }, [open, today, begin, reset])
  const problem = problemOf(error)
  const { lines } = summaryOf(list)
  const isReady = name.trim().length >= 3 && startsOn !== '' && lines > 0
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isReady || isSending) return
    send({
      path: '/outages',
      body: {
        name: name.trim(),
        service,
        startsOn,
        pausesDisconnections: pauses,
        list,
        typeCode: typeCode === '' ? null : typeCode,
      },
    })
  }
  return (
    <Dialog open={open} onClose={onClose} fullWidth maxWidth="sm">
      <form onSubmit={submit}>
        <DialogTitle>Declare an outage</DialogTitle>
        <DialogContent>
          <TextField
            label="Name"
            placeholder="Storm of 4 September"
            value={name}
            onChange={(event) => setName(event.target.value)}
            required
            autoFocus
            fullWidth
            margin="dense"
            slotProps={{ htmlInput: { maxLength: 100 } }}
          />
          <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 1.5 }}>
            <TextField
              select
              label="Service"
              value={service}
              onChange={(event) => setService(event.target.value as typeof service)}
              margin="dense"
            >
              {SERVICES.map((one) => (
                <MenuItem key={one} value={one}>
                  {serviceText(one)}
                </MenuItem>
              ))}
            </TextField>
            <TextField
              label="Since"
              type="date"
              value={startsOn}
              onChange={(event) => setStartsOn(event.target.value)}
              required
              margin="dense"
              slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: today } }}
            />
          </Box>
          <OutageListField list={list} onList={setList} />
          {problem !== undefined && (
            <Alert severity="error" sx={{ mt: 1 }}>
              {plainSentence(problem.detail ?? problem.title)} ({problem.code})
            </Alert>
          )}
          <TextField
            select
            label="Order at each place"
            value={typeCode}
            onChange={(event) => setTypeCode(event.target.value)}
            fullWidth
            margin="dense"
            sx={{ mt: 1.5 }}
            slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
          >
            <MenuItem value="">Nothing</MenuItem>
            {types.map((type) => (
              <MenuItem key={type.typeCode} value={type.typeCode}>
                {type.title}
              </MenuItem>
            ))}
          </TextField>
          <FormControlLabel
            control={<Checkbox checked={pauses} onChange={(event) => setPauses(event.target.checked)} />}
            label="No disconnections on the routes of these places while it lasts"
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Close without declaring</Button>
          <Button type="submit" variant="contained" disabled={!isReady || isSending}>
            {isSending ? 'Declaring…' : lines === 0 ? 'Declare the outage' : `Declare it for ${countText(lines, 'place')}`}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
