import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import FormControlLabel from '@mui/material/FormControlLabel'
import TextField from '@mui/material/TextField'
import { type FormEvent, useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { CrewRecordJson } from '../../../../api/fieldwork/contract.js'
import { useCommand } from '../../presentation/use-command.js'
import { useOrderTypes } from '../use-field-choices.js'
import { crewBody, crewDraft, skillCode, whatCrewLacks } from './crew-draft.js'
import { DayOffFields } from './DayOffFields.js'
import { MemberField } from './MemberField.js'
import { ShiftFields } from './ShiftFields.js'
import { WordsField } from './WordsField.js'

interface Props {
  readonly open: boolean
  /** Absent: a new one. */
  readonly crew: CrewRecordJson | undefined
  readonly onClose: () => void
}

/** Adds a crew or changes it as a whole. */
export function CrewDialog({ open, crew, onClose }: Props) {
  const [draft, setDraft] = useState(() => crewDraft(crew))
  const skills = [...new Set((useOrderTypes() ?? []).flatMap((type) => type.skills))].sort()
  const navigate = useNavigate()
  const { begin, send, isSending } = useCommand<{ id: string }>({
    method: 'PUT',
    said: crew === undefined ? 'The crew is there.' : 'The crew is changed.',
    onDone: ({ id }) => {
      onClose()
      if (crew === undefined) void navigate(`/crews/${encodeURIComponent(id)}/show`)
    },
  })
  useEffect(() => {
    if (!open) return
    begin()
    setDraft(crewDraft(crew))
  }, [open, crew, begin])
  const lacks = whatCrewLacks(draft)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (lacks === undefined && !isSending)
      send({ path: `/crews/${encodeURIComponent(draft.id)}`, body: crewBody(draft, crew?.version ?? 0) })
  }
  const two = { display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 1.5 } as const
  return (
    <Dialog open={open} onClose={onClose} fullWidth maxWidth="sm">
      <form onSubmit={submit}>
        <DialogTitle>{crew === undefined ? 'Add a crew' : `Change ${crew.name}`}</DialogTitle>
        <DialogContent>
          <Box sx={two}>
            <TextField
              label="Code"
              value={draft.id}
              onChange={(event) => setDraft({ ...draft, id: event.target.value.trim().toUpperCase() })}
              required
              disabled={crew !== undefined}
              margin="dense"
              slotProps={{ htmlInput: { maxLength: 64 } }}
            />
            <TextField
              label="Name"
              value={draft.name}
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
              required
              margin="dense"
              slotProps={{ htmlInput: { maxLength: 100 } }}
            />
          </Box>
          <MemberField members={draft.members} onMembers={(members) => setDraft({ ...draft, members })} />
          <WordsField
            label="Skills"
            help="As the kinds of work ask for them"
            known={skills}
            words={draft.skills}
            onWords={(words) => setDraft({ ...draft, skills: words.map(skillCode) })}
          />
          <WordsField
            label="Areas"
            help="Read routes or postcodes; none: everywhere"
            known={[]}
            words={draft.areas}
            onWords={(areas) => setDraft({ ...draft, areas })}
          />
          <Box sx={two}>
            <TextField
              label="Starts at latitude"
              value={draft.latitude}
              onChange={(event) => setDraft({ ...draft, latitude: event.target.value.trim() })}
              required
              margin="dense"
              slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 13 } }}
            />
            <TextField
              label="and longitude"
              value={draft.longitude}
              onChange={(event) => setDraft({ ...draft, longitude: event.target.value.trim() })}
              required
              margin="dense"
              slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 13 } }}
            />
          </Box>
          <ShiftFields shifts={draft.shifts} onShifts={(shifts) => setDraft({ ...draft, shifts })} />
          <DayOffFields days={draft.daysOff} onDays={(daysOff) => setDraft({ ...draft, daysOff })} />
          <FormControlLabel
            control={
              <Checkbox checked={draft.isActive} onChange={(event) => setDraft({ ...draft, isActive: event.target.checked })} />
            }
            label="It works: orders can be given to it"
          />
        </DialogContent>
        <DialogActions>
          <Box sx={{ flex: { xs: '1 0 100%', sm: 1 }, color: 'text.secondary', fontSize: '0.8125rem' }}>{lacks}</Box>
          <Button onClick={onClose}>Close without keeping</Button>
          <Button type="submit" variant="contained" disabled={lacks !== undefined || isSending}>
            {crew === undefined ? 'Add the crew' : 'Keep the changes'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
