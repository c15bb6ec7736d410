import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useListContext } from 'react-admin'
import type { ListFilter } from './list-column.js'

/** One small field for each filter of the list; "Any" takes the filter off. */
export function FilterFields({ filters }: { readonly filters: readonly ListFilter[] }) {
  const { filterValues, setFilters } = useListContext()
  const set = (source: string, value: unknown): void => {
    const { [source]: _before, ...rest } = filterValues as Record<string, unknown>
    setFilters(value === '' ? rest : { ...rest, [source]: value })
  }
  return filters.map((filter) => (
    <FilterField key={filter.source} filter={filter} value={filterValues[filter.source]} set={set} />
  ))
}

interface FieldProps {
  readonly filter: ListFilter
  readonly value: unknown
  readonly set: (source: string, value: unknown) => void
}

function FilterField({ filter, value, set }: FieldProps) {
  const dense = { '& .MuiInputBase-input': { py: '5px' } }
  if (filter.choices === undefined) {
    return (
      <TextField
        label={filter.label}
        type={filter.kind === 'day' ? 'date' : 'text'}
        value={typeof value === 'string' || typeof value === 'number' ? String(value) : ''}
        onChange={(event) => set(filter.source, event.target.value)}
        sx={{ ...dense, width: 150 }}
        slotProps={{ inputLabel: { shrink: true } }}
      />
    )
  }
  const index = filter.choices.findIndex((choice) => choice.value === value)
  return (
    <TextField
      select
      label={filter.label}
      value={index < 0 ? '' : String(index)}
      onChange={(event) =>
        set(filter.source, event.target.value === '' ? '' : filter.choices?.[Number(event.target.value)]?.value)
      }
      sx={{ ...dense, minWidth: 120 }}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
    >
      <MenuItem value="">Any</MenuItem>
      {filter.choices.map((choice, position) => (
        <MenuItem key={choice.label} value={String(position)}>
          {choice.label}
        </MenuItem>
      ))}
    </TextField>
  )
}
