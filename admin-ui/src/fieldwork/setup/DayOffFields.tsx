import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import type { CrewRecordJson } from '../../../../api/fieldwork/contract.js'

type Days = CrewRecordJson['daysOff']

/** Days on which the crew does not work, with why. */
export function DayOffFields({ days, onDays }: { readonly days: Days; readonly onDays: (days: Days) => void }) {
  const change = (index: number, change: Partial<Days[number]>): void =>
    onDays(days.map((day, at) => (at === index ? { ...day, ...change } : day)))
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, mt: 1 }}>
      <Box component="legend" sx={{ p: 0, fontSize: '0.8125rem', color: 'text.secondary' }}>
        Days off
      </Box>
      {days.map((day, index) => (
        <Box key={index} sx={{ display: 'grid', gridTemplateColumns: '150px 1fr auto', gap: 1, mt: 0.5 }}>
          <TextField
            type="date"
            value={day.on}
            onChange={(event) => change(index, { on: event.target.value })}
            slotProps={{ htmlInput: { 'aria-label': `Day off ${index + 1}`, sx: { py: '5px' } } }}
          />
          <TextField
            placeholder="Why"
            value={day.reason}
            onChange={(event) => change(index, { reason: event.target.value })}
            slotProps={{ htmlInput: { 'aria-label': `Why day off ${index + 1}`, maxLength: 200, sx: { py: '5px' } } }}
          />
          <Button onClick={() => onDays(days.filter((_day, at) => at !== index))}>Remove</Button>
        </Box>
      ))}
      <Button onClick={() => onDays([...days, { on: '', reason: '' }])}>Add a day off</Button>
    </Box>
  )
}
