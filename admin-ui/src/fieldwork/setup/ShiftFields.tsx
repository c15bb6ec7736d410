import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import TextField from '@mui/material/TextField'
import type { CrewRecordJson } from '../../../../api/fieldwork/contract.js'
import { WEEKDAYS } from './crew-draft.js'

type Shifts = CrewRecordJson['shifts']
const USUAL = { from: '08:00', to: '16:00' } as const

/** When the crew works, by weekday; none: the utility's working hours. */
export function ShiftFields({ shifts, onShifts }: { readonly shifts: Shifts; readonly onShifts: (shifts: Shifts) => void }) {
  const change = (weekday: number, shift: { readonly from: string; readonly to: string } | undefined): void => {
    const others = shifts.filter((one) => one.weekday !== weekday)
    onShifts(
      shift === undefined ? others : [...others, { weekday, ...shift }].sort((left, right) => left.weekday - right.weekday),
    )
  }
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, mt: 1 }}>
      <Box component="legend" sx={{ p: 0, fontSize: '0.8125rem', color: 'text.secondary' }}>
        Shifts{shifts.length === 0 && ': none ticked, so it works the utility’s hours'}
      </Box>
      {WEEKDAYS.map((name, index) => {
        const weekday = index + 1
        const shift = shifts.find((one) => one.weekday === weekday)
        return (
          <Box
            key={name}
            sx={{ display: 'grid', gridTemplateColumns: '130px 1fr 1fr', gap: 1, alignItems: 'center', minHeight: 40 }}
          >
            <FormControlLabel
              control={
                <Checkbox
                  size="small"
                  checked={shift !== undefined}
                  onChange={(event) => change(weekday, event.target.checked ? USUAL : undefined)}
                />
              }
              label={name}
            />
            {shift !== undefined &&
              (['from', 'to'] as const).map((end) => (
                <TextField
                  key={end}
                  type="time"
                  value={shift[end]}
                  onChange={(event) => change(weekday, { ...shift, [end]: event.target.value })}
                  slotProps={{ htmlInput: { 'aria-label': `${name} ${end}`, sx: { py: '5px' } } }}
                />
              ))}
          </Box>
        )
      })}
    </Box>
  )
}
