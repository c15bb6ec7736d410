import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import type { ReactNode } from 'react'
import { type Identifier, useListContext } from 'react-admin'
import { countText } from './count-text.js'

/** Over a list of which rows are chosen: how many, and what can be done to all of them. */
export function ChosenRows({ acts }: { readonly acts: (ids: readonly Identifier[]) => ReactNode }) {
  const { selectedIds, onUnselectItems } = useListContext()
  if (selectedIds.length === 0) return null
  return (
    <Box
      role="group"
      aria-label="Acts on the chosen rows"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        px: 1.5,
        py: 0.75,
        mb: 1,
        border: 1,
        borderColor: 'primary.main',
        borderRadius: 1,
        bgcolor: 'action.selected',
      }}
    >
      <strong>{countText(selectedIds.length, 'row')} chosen</strong>
      {acts(selectedIds)}
      <Button onClick={() => onUnselectItems()} sx={{ ml: 'auto' }}>
        Choose none
      </Button>
    </Box>
  )
}
