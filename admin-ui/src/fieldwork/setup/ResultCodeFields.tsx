import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import type { WorkOrderTypeJson } from '../../../../api/fieldwork/contract.js'
import { FOLLOW_UPS, type FollowUp, OUTCOMES } from '../field-words.js'
import { codeOf } from './type-draft.js'

type Codes = WorkOrderTypeJson['resultCodes']

/** How the work may end, and what follows from it. */
export function ResultCodeFields({ codes, onCodes }: { readonly codes: Codes; readonly onCodes: (codes: Codes) => void }) {
  const change = (index: number, part: Partial<Codes[number]>): void =>
    onCodes(codes.map((code, at) => (at === index ? { ...code, ...part } : code)))
  const dense = { py: '5px' }
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, mt: 1 }}>
      <Box component="legend" sx={{ p: 0, fontSize: '0.8125rem', color: 'text.secondary' }}>
        Results
      </Box>
      {codes.map((code, index) => (
        <Box
          key={index}
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: '1fr 1fr', sm: '1.2fr 150px 1.4fr auto' },
            gap: 1,
            mt: 0.5,
            alignItems: 'center',
          }}
        >
          <TextField
            value={code.title}
            onChange={(event) => change(index, { title: event.target.value })}
            onBlur={() => {
              if (code.code === '') change(index, { code: codeOf(code.title) })
            }}
            slotProps={{ htmlInput: { 'aria-label': `Result ${index + 1}`, maxLength: 100, sx: dense } }}
          />
          <TextField
            select
            value={code.outcome}
            onChange={(event) => change(index, { outcome: event.target.value as Codes[number]['outcome'] })}
            slotProps={{
              select: { SelectDisplayProps: { 'aria-label': `What result ${index + 1} means` } },
              htmlInput: { sx: dense },
            }}
          >
            {Object.entries(OUTCOMES).map(([value, label]) => (
              <MenuItem key={value} value={value}>
                {label}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            select
            value={code.followUps}
            onChange={(event) => change(index, { followUps: event.target.value as unknown as FollowUp[] })}
            slotProps={{
              select: {
                multiple: true,
                displayEmpty: true,
                renderValue: (chosen) =>
                  (chosen as FollowUp[]).map((followUp) => FOLLOW_UPS[followUp]).join(', ') || 'nothing follows',
                SelectDisplayProps: { 'aria-label': `What follows from result ${index + 1}` },
              },
            }}
          >
            {Object.entries(FOLLOW_UPS).map(([value, label]) => (
              <MenuItem key={value} value={value}>
                {label}
              </MenuItem>
            ))}
          </TextField>
          <Button onClick={() => onCodes(codes.filter((_code, at) => at !== index))} aria-label={`Remove result ${index + 1}`}>
            Remove
          </Button>
        </Box>
      ))}
      <Button onClick={() => onCodes([...codes, { code: '', title: '', outcome: 'incomplete', followUps: [] }])}>
        Add a result
      </Button>
    </Box>
  )
}
