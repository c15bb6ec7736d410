import Box from '@mui/material/Box'
import { quantityText } from './quantity-text.js'

/** A quantity and its unit, kept on one line; a dash where there is none. */
export function Quantity({
  value,
  unit,
}: {
  readonly value: string | null | undefined
  readonly unit: string | null | undefined
}) {
  if (value === null || value === undefined || value === '') return <Box component="span">–</Box>
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      {quantityText(value, unit ?? '')}
    </Box>
  )
}
