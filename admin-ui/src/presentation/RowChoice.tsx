import Checkbox from '@mui/material/Checkbox'
import TableCell from '@mui/material/TableCell'
import { type RaRecord, useListContext } from 'react-admin'

const CELL = { width: 36, p: 0, pl: 1 } as const
const BOX = { p: '5px' } as const

/** The box that chooses a row for an act on several. */
export function RowChoice({ row }: { readonly row: RaRecord }) {
  const { selectedIds, onToggleItem } = useListContext()
  return (
    <TableCell sx={CELL}>
      <Checkbox
        size="small"
        sx={BOX}
        checked={selectedIds.includes(row.id)}
        onChange={() => onToggleItem(row.id)}
        slotProps={{ input: { 'aria-label': `Choose row ${row.id}` } }}
      />
    </TableCell>
  )
}

/** The box that chooses every row of the page, or none of them. */
export function PageChoice({ rows }: { readonly rows: readonly RaRecord[] }) {
  const { selectedIds, onSelect } = useListContext()
  const ids = rows.map((row) => row.id)
  const chosen = ids.filter((id) => selectedIds.includes(id)).length
  const others = selectedIds.filter((id) => !ids.includes(id))
  return (
    <TableCell sx={CELL}>
      <Checkbox
        size="small"
        sx={BOX}
        checked={chosen === ids.length}
        indeterminate={chosen > 0 && chosen < ids.length}
        onChange={() => onSelect(chosen === ids.length ? others : [...others, ...ids])}
        slotProps={{ input: { 'aria-label': 'Choose every row of the page' } }}
      />
    </TableCell>
  )
}
