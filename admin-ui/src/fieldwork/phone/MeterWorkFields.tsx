import Autocomplete from '@mui/material/Autocomplete'
import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import type { PartProps } from './part-props.js'
import { removesMeter, setsMeter } from './visit-draft.js'
import { VisitPart } from './VisitPart.js'

const BIG = {
  '& .MuiInputBase-root': { fontSize: '1.0625rem', minHeight: 56 },
  '& .MuiInputLabel-root:not(.MuiInputLabel-shrink)': { top: 8 },
} as const

/** Which meter came out, which from the stock went in. */
export function MeterWorkFields({ order, draft, onDraft }: PartProps) {
  const takesOut = removesMeter(order)
  const putsIn = setsMeter(order)
  if (!takesOut && !putsIn) return null
  const hanging = [...new Set(order.registers.map(({ meterId }) => meterId))]
  return (
    <VisitPart part="meter" title="Meter">
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        {takesOut && (
          <Autocomplete
            options={hanging}
            value={draft.removedMeterId}
            onChange={(_event, removedMeterId) => onDraft({ ...draft, removedMeterId })}
            noOptionsText="No meter hangs here by the records"
            renderInput={(params) => <TextField {...params} label="Meter that came out" sx={BIG} />}
          />
        )}
        {putsIn && (
          <Autocomplete
            options={order.stock.map(({ meterId }) => meterId)}
            value={draft.setMeterId}
            onChange={(_event, setMeterId) => onDraft({ ...draft, setMeterId })}
            getOptionLabel={(meterId) => {
              const size = order.stock.find((meter) => meter.meterId === meterId)?.size ?? null
              return size === null ? meterId : `${meterId} (${size}″)`
            }}
            noOptionsText="No such meter in the stock"
            renderInput={(params) => (
              <TextField {...params} label="Meter that went in" helperText="Type the last digits of its number" sx={BIG} />
            )}
          />
        )}
      </Box>
    </VisitPart>
  )
}
