import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { METER_EFFECTS, type MeterEffect, RESULT_FIELDS, type ResultField } from '../field-words.js'
import { useOrderTypes } from '../use-field-choices.js'
import { skillCode } from './crew-draft.js'
import type { TypeDraft } from './type-draft.js'
import { WordsField } from './WordsField.js'

interface Props {
  readonly draft: TypeDraft
  readonly isNew: boolean
  readonly onDraft: (draft: TypeDraft) => void
}

/** What the work is called, what it takes and what it must bring back. */
export function TypeFields({ draft, isNew, onDraft }: Props) {
  const skills = [...new Set((useOrderTypes() ?? []).flatMap((type) => type.skills))].sort()
  return (
    <>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '160px 1fr' }, columnGap: 1.5 }}>
        <TextField
          label="Code"
          value={draft.typeCode}
          onChange={(event) => onDraft({ ...draft, typeCode: event.target.value.trim().toUpperCase() })}
          required
          disabled={!isNew}
          margin="dense"
          slotProps={{ htmlInput: { maxLength: 40 } }}
        />
        <TextField
          label="Name"
          value={draft.title}
          onChange={(event) => onDraft({ ...draft, title: event.target.value })}
          required
          margin="dense"
          slotProps={{ htmlInput: { maxLength: 100 } }}
        />
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', sm: '120px 140px 1fr' }, columnGap: 1.5 }}>
        <TextField
          label="Minutes"
          value={draft.minutes}
          onChange={(event) => onDraft({ ...draft, minutes: event.target.value.trim() })}
          required
          margin="dense"
          slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 4 } }}
        />
        <TextField
          label="Charge, if any"
          value={draft.charge}
          onChange={(event) => onDraft({ ...draft, charge: event.target.value.trim() })}
          margin="dense"
          slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 13 } }}
        />
        <TextField
          select
          label="Meter"
          value={draft.meterEffect}
          onChange={(event) => onDraft({ ...draft, meterEffect: event.target.value as MeterEffect })}
          margin="dense"
          sx={{ gridColumn: { xs: '1 / -1', sm: 'auto' } }}
        >
          {Object.entries(METER_EFFECTS).map(([value, label]) => (
            <MenuItem key={value} value={value}>
              {label}
            </MenuItem>
          ))}
        </TextField>
      </Box>
      <WordsField
        label="Skills"
        help="A crew needs all of them"
        known={skills}
        words={draft.skills}
        onWords={(words) => onDraft({ ...draft, skills: words.map(skillCode) })}
      />
      <Box component="fieldset" sx={{ border: 0, m: 0, p: 0 }}>
        <Box component="legend" sx={{ p: 0, fontSize: '0.8125rem', color: 'text.secondary' }}>
          Must be brought back
        </Box>
        {(Object.entries(RESULT_FIELDS) as [ResultField, string][]).map(([field, label]) => (
          <FormControlLabel
            key={field}
            control={
              <Checkbox
                size="small"
                checked={draft.requiredFields.includes(field)}
                onChange={(event) =>
                  onDraft({
                    ...draft,
                    requiredFields: event.target.checked
                      ? [...draft.requiredFields, field]
                      : draft.requiredFields.filter((one) => one !== field),
                  })
                }
              />
            }
            label={label}
          />
        ))}
      </Box>
      <FormControlLabel
        control={
          <Checkbox
            size="small"
            checked={draft.needsAppointment}
            onChange={(event) => onDraft({ ...draft, needsAppointment: event.target.checked })}
          />
        }
        label="Somebody must be there: it needs an appointment"
      />
      <FormControlLabel
        control={
          <Checkbox
            size="small"
            checked={draft.isActive}
            onChange={(event) => onDraft({ ...draft, isActive: event.target.checked })}
          />
        }
        label="In use: it can be ordered"
      />
    </>
  )
}
