import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import type { PremisePageJson } from '../../../../api/premises/contract.js'
import { serviceText } from '../../presentation/service-words.js'
import { stateText } from '../../presentation/state-tone.js'
import { codeText, minutesText, PRIORITIES, type Priority } from '../field-words.js'
import { useOrderTypes } from '../use-field-choices.js'
import type { OrderDraft } from './order-draft.js'

interface Props {
  readonly draft: OrderDraft
  readonly premise: PremisePageJson | undefined
  readonly today: string | undefined
  readonly onChange: (draft: OrderDraft) => void
}

/** What is to be done, at which point, when, how urgently. */
export function NewOrderFields({ draft, premise, today, onChange }: Props) {
  const types = (useOrderTypes() ?? []).filter((type) => type.isActive)
  const type = types.find((one) => one.typeCode === draft.typeCode)
  return (
    <>
      {premise !== undefined && (
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', mt: 0.5 }}>
          {premise.line1}, {premise.city} · route {premise.readRoute}
        </Box>
      )}
      <TextField
        select
        label="Kind of work"
        value={draft.typeCode}
        onChange={(event) => onChange({ ...draft, typeCode: event.target.value })}
        required
        fullWidth
        margin="dense"
        helperText={type === undefined ? undefined : typeHint(type)}
      >
        {types.map((one) => (
          <MenuItem key={one.typeCode} value={one.typeCode}>
            {one.title}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label="Service point"
        value={premise === undefined ? '' : draft.servicePointId}
        onChange={(event) => onChange({ ...draft, servicePointId: event.target.value })}
        fullWidth
        margin="dense"
        disabled={premise === undefined}
        slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
      >
        <MenuItem value="">The place as a whole</MenuItem>
        {(premise?.servicePoints ?? []).map((point) => (
          <MenuItem key={point.id} value={point.id}>
            {serviceText(point.service)} ({point.id})
          </MenuItem>
        ))}
      </TextField>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 1.5 }}>
        <TextField
          label="Wanted on"
          type="date"
          value={draft.wantedOn}
          onChange={(event) => onChange({ ...draft, wantedOn: event.target.value })}
          required
          margin="dense"
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: today } }}
        />
        <TextField
          select
          label="Priority"
          value={draft.priority}
          onChange={(event) => onChange({ ...draft, priority: event.target.value as Priority })}
          margin="dense"
        >
          {PRIORITIES.map((one) => (
            <MenuItem key={one} value={one}>
              {stateText(one)}
            </MenuItem>
          ))}
        </TextField>
      </Box>
      <TextField
        label="For the crew"
        placeholder="Where the meter is, a dog, whom to ask for"
        value={draft.note}
        onChange={(event) => onChange({ ...draft, note: event.target.value })}
        fullWidth
        multiline
        minRows={2}
        margin="dense"
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 2000 } }}
      />
    </>
  )
}

function typeHint(type: {
  readonly expectedMinutes: number
  readonly needsAppointment: boolean
  readonly skills: readonly string[]
}): string {
  const parts = [`takes ${minutesText(type.expectedMinutes)}`]
  if (type.skills.length > 0) parts.push(`needs ${type.skills.map(codeText).join(', ')}`)
  if (type.needsAppointment) parts.push('somebody must be there')
  return parts.join(' · ')
}
