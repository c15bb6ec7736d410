import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { BigButton } from './BigButton.js'
import type { PartProps } from './part-props.js'
import type { TypedMaterial } from './visit-draft.js'
import { VisitPart } from './VisitPart.js'

const EMPTY: TypedMaterial = { name: '', quantity: '1', unit: 'pc' }

/** What was used up. */
export function MaterialFields({ order, draft, onDraft }: PartProps) {
  const isNeeded = order.type.requiredFields.includes('materials')
  const rows = draft.materials.length === 0 && isNeeded ? [EMPTY] : draft.materials
  const change = (index: number, next: TypedMaterial): void =>
    onDraft({ ...draft, materials: rows.map((row, at) => (at === index ? next : row)) })
  const big = { '& .MuiInputBase-input': { fontSize: '1rem', py: 1.5 } }
  return (
    <VisitPart part="materials" title={isNeeded ? 'Materials' : 'Materials, if any were used'}>
      <Box sx={{ display: 'grid', gap: 1 }}>
        {rows.map((row, index) => (
          <Box key={index} sx={{ display: 'grid', gridTemplateColumns: '1fr 72px 72px', gap: 1 }}>
            <TextField
              label="What"
              value={row.name}
              onChange={(event) => change(index, { ...row, name: event.target.value })}
              sx={big}
              slotProps={{ htmlInput: { maxLength: 100 } }}
            />
            <TextField
              label="Count"
              value={row.quantity}
              onChange={(event) => change(index, { ...row, quantity: event.target.value.trim().replace(',', '.') })}
              sx={big}
              slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 12 } }}
            />
            <TextField
              label="Unit"
              value={row.unit}
              onChange={(event) => change(index, { ...row, unit: event.target.value })}
              sx={big}
              slotProps={{ htmlInput: { maxLength: 20 } }}
            />
          </Box>
        ))}
        <BigButton variant="outlined" onClick={() => onDraft({ ...draft, materials: [...rows, EMPTY] })} size="plain">
          {rows.length === 0 ? 'Add a material' : 'Add another material'}
        </BigButton>
      </Box>
    </VisitPart>
  )
}
