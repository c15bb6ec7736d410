import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import type { MeterPageJson, ReadRecordJson } from '../../../api/metering/contract.js'
import { dayText } from '../presentation/date-text.js'
import { readKindText, readSourceText } from './meter-words.js'
import type { ReadDraft } from './read-draft.js'

interface Props {
  readonly meter: MeterPageJson
  readonly draft: ReadDraft
  readonly correcting?: ReadRecordJson
  readonly onChange: (draft: ReadDraft) => void
}

const KINDS = ['customer', 'actual', 'estimated'] as const
const SOURCES = ['phone', 'web', 'card', 'handheld', 'move'] as const

/** The fields of a read. Of a correction only value and kind can be chosen: register and day are those of the read. */
export function ReadFields({ meter, draft, correcting, onChange }: Props) {
  const register = meter.registers.find((one) => one.register === draft.register)
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 1.5 }}>
      {correcting === undefined ? (
        <>
          {meter.registers.length > 1 && (
            <TextField
              select
              label="Register"
              value={draft.register}
              onChange={(event) => onChange({ ...draft, register: event.target.value })}
              margin="dense"
            >
              {meter.registers.map((one) => (
                <MenuItem key={one.register} value={one.register}>
                  {one.register} ({one.unit}, {one.role})
                </MenuItem>
              ))}
            </TextField>
          )}
          <TextField
            label="Day of the read"
            type="date"
            value={draft.readOn}
            onChange={(event) => onChange({ ...draft, readOn: event.target.value })}
            margin="dense"
            slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: meter.today } }}
          />
        </>
      ) : (
        <Box sx={{ gridColumn: '1 / -1', color: 'text.secondary', fontSize: '0.8125rem' }}>
          Register {correcting.register}, read of {dayText(correcting.readOn)}: {correcting.value} {correcting.unit}. The former
          value stays in the history.
        </Box>
      )}
      <TextField
        label={`On the dial${register === undefined ? '' : ` (${register.unit}, ${register.dials} dials)`}`}
        value={draft.value}
        onChange={(event) => onChange({ ...draft, value: event.target.value.trim() })}
        autoFocus
        required
        margin="dense"
        slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 19, autoComplete: 'off' } }}
      />
      <TextField
        select
        label="Kind"
        value={draft.kind}
        onChange={(event) => onChange({ ...draft, kind: event.target.value as ReadDraft['kind'] })}
        margin="dense"
      >
        {KINDS.map((kind) => (
          <MenuItem key={kind} value={kind}>
            {readKindText(kind)}
          </MenuItem>
        ))}
      </TextField>
      {correcting === undefined && draft.kind !== 'estimated' && (
        <TextField
          select
          label="How it reached us"
          value={draft.source}
          onChange={(event) => onChange({ ...draft, source: event.target.value as ReadDraft['source'] })}
          margin="dense"
        >
          {SOURCES.map((source) => (
            <MenuItem key={source} value={source}>
              {readSourceText(source)}
            </MenuItem>
          ))}
        </TextField>
      )}
    </Box>
  )
}
