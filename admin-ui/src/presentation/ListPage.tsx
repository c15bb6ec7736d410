import Box from '@mui/material/Box'
import type { ReactNode } from 'react'
import { type Identifier, ListBase, type RaRecord } from 'react-admin'
import { useRefreshMs } from '../live/live-standing.js'
import { ChosenRows } from './ChosenRows.js'
import { ListBody } from './ListBody.js'
import { ListToolbar } from './ListToolbar.js'
import type { ListColumn, ListFilter } from './list-column.js'
import { PageHeader, PartHeader } from './PageHeader.js'
import type { SavedFilter } from './SavedFilterChips.js'
import { useShownColumns } from './use-shown-columns.js'

export interface ListPageProps<Row extends RaRecord> {
  readonly resource: string
  readonly title: string
  readonly subtitle?: ReactNode
  readonly columns: readonly ListColumn<Row>[]
  readonly sort: { readonly field: string; readonly order: 'ASC' | 'DESC' }
  /** Where a row leads; no link where it leads nowhere. */
  readonly rowTo?: (row: Row) => string
  /** Placeholder of the search field, which filters by `q`; no field without it. */
  readonly searchFor?: string
  readonly filters?: readonly ListFilter[]
  readonly saved?: readonly SavedFilter[]
  /** Always applied, not shown, not to be removed. */
  readonly always?: Readonly<Record<string, unknown>>
  /** Applied on first sight, shown and removable. */
  readonly initially?: Readonly<Record<string, unknown>>
  readonly acts?: ReactNode
  /** Said where there is nothing, and no filter is the reason. */
  readonly empty: { readonly title: string; readonly sentence: ReactNode; readonly act?: ReactNode }
  /** Loads what a row leads to, when the pointer rests on it. */
  readonly prefetch?: (row: Row) => void
  /** Asks the API again every so many milliseconds, for queues that change by themselves. */
  readonly refreshMs?: number
  /** Acts for several rows at once, given their ids; rows can be chosen where there are some. */
  readonly bulkActs?: (ids: readonly Identifier[]) => ReactNode
  /** It stands on a record page, which has its title already. */
  readonly isPart?: boolean
}

/** A list of one resource: head, saved filters, search, table with keyboard, pages, columns to choose and a CSV of what is seen. */
export function ListPage<Row extends RaRecord>(props: ListPageProps<Row>) {
  const shown = useShownColumns(props.resource, props.columns)
  const refreshMs = useRefreshMs(props.resource, props.refreshMs)
  const Header = props.isPart === true ? PartHeader : PageHeader
  return (
    <ListBase<Row>
      resource={props.resource}
      sort={props.sort}
      perPage={50}
      filter={props.always}
      filterDefaultValues={props.initially}
      queryOptions={refreshMs === undefined ? undefined : { refetchInterval: refreshMs }}
    >
      <Header title={props.title} subtitle={props.subtitle} acts={props.acts} />
      <Box sx={{ px: { xs: 0, sm: 2 }, pb: 3 }}>
        <ListToolbar {...props} shown={shown} />
        {props.bulkActs !== undefined && <ChosenRows acts={props.bulkActs} />}
        <ListBody {...props} columns={shown.columns} isChoosing={props.bulkActs !== undefined} />
      </Box>
    </ListBase>
  )
}
