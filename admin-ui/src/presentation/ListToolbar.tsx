import Box from '@mui/material/Box'
import { useListContext, type RaRecord } from 'react-admin'
import { ColumnChooser } from './ColumnChooser.js'
import { ExportButton } from './ExportButton.js'
import { FilterFields } from './FilterFields.js'
import type { ListColumn, ListFilter } from './list-column.js'
import { ListSearchField } from './ListSearchField.js'
import { numberText } from './money-text.js'
import { type SavedFilter, SavedFilterChips } from './SavedFilterChips.js'
import type { ShownColumns } from './use-shown-columns.js'

interface Props<Row extends RaRecord> {
  readonly resource: string
  readonly columns: readonly ListColumn<Row>[]
  readonly shown: ShownColumns<Row>
  readonly searchFor?: string
  readonly filters?: readonly ListFilter[]
  readonly saved?: readonly SavedFilter[]
  readonly always?: Readonly<Record<string, unknown>>
}

/** Over a list: what narrows it, how many rows there are, and what can be taken away from it. */
export function ListToolbar<Row extends RaRecord>({ resource, shown, searchFor, filters, saved, always }: Props<Row>) {
  const { total } = useListContext()
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: { xs: 2, sm: 0 }, pb: 1 }}>
      {searchFor !== undefined && <ListSearchField placeholder={searchFor} />}
      {saved !== undefined && <SavedFilterChips filters={saved} always={always} />}
      {filters !== undefined && <FilterFields filters={filters} />}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, ml: 'auto' }}>
        {total !== undefined && (
          <Box component="span" role="status" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
            {numberText(total)} {total === 1 ? 'row' : 'rows'}
          </Box>
        )}
        <ColumnChooser shown={shown} />
        <ExportButton resource={resource} columns={shown.columns} />
      </Box>
    </Box>
  )
}
