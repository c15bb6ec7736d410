import ButtonBase from '@mui/material/ButtonBase'
import Box from '@mui/material/Box'
import { useGetList, useListContext, useResourceContext } from 'react-admin'
import { numberText } from './money-text.js'

export interface SavedFilter {
  readonly label: string
  readonly filter: Readonly<Record<string, unknown>>
}

interface Props {
  readonly filters: readonly SavedFilter[]
  /** What narrows the list besides, always. */
  readonly always?: Readonly<Record<string, unknown>> | undefined
}

/** Ready filters over a list, each with how many rows it has. Pressing the one that is on shows everything again. */
export function SavedFilterChips({ filters, always }: Props) {
  return (
    <Box role="group" aria-label="Saved filters" sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap' }}>
      {filters.map((entry) => (
        <FilterChip key={entry.label} entry={entry} always={always} />
      ))}
    </Box>
  )
}

function FilterChip({ entry, always }: { readonly entry: SavedFilter } & Pick<Props, 'always'>) {
  const resource = useResourceContext() ?? ''
  const { filterValues, setFilters } = useListContext()
  const { total } = useGetList(resource, {
    filter: { ...entry.filter, ...always },
    pagination: { page: 1, perPage: 1 },
    sort: undefined,
  })
  const isOn = sameFilter(filterValues as Record<string, unknown>, entry.filter)
  return (
    <ButtonBase
      aria-pressed={isOn}
      onClick={() => setFilters(isOn ? {} : entry.filter)}
      sx={(theme) => ({
        height: 28,
        px: 1.25,
        gap: 0.75,
        borderRadius: '14px',
        border: '1px solid',
        borderColor: isOn ? theme.palette.primary.main : theme.palette.divider,
        backgroundColor: isOn ? theme.palette.action.selected : theme.palette.background.paper,
        fontSize: '0.8125rem',
        fontWeight: isOn ? 600 : 500,
        '@media (pointer: coarse)': { height: 44, borderRadius: '22px' },
      })}
    >
      {entry.label}
      <Box component="span" sx={{ color: 'text.secondary', minWidth: 12 }}>
        {total === undefined ? '' : numberText(total)}
      </Box>
    </ButtonBase>
  )
}

function sameFilter(left: Readonly<Record<string, unknown>>, right: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length && keys.every((key) => JSON.stringify(left[key]) === JSON.stringify(right[key]))
  )
}
