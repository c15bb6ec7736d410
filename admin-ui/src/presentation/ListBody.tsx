import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TablePagination from '@mui/material/TablePagination'
import useMediaQuery from '@mui/material/useMediaQuery'
import type { ReactNode } from 'react'
import { useListContext, type RaRecord } from 'react-admin'
import { EmptyState } from './EmptyState.js'
import { ErrorState } from './ErrorState.js'
import type { ListColumn } from './list-column.js'
import { ListBlocks } from './ListBlocks.js'
import { ListTable } from './ListTable.js'
import { RowSkeletons } from './Skeletons.js'

interface Props<Row extends RaRecord> {
  readonly title: string
  readonly columns: readonly ListColumn<Row>[]
  readonly rowTo?: (row: Row) => string
  readonly empty: { readonly title: string; readonly sentence: ReactNode; readonly act?: ReactNode }
  readonly prefetch?: (row: Row) => void
  /** Rows can be chosen, for acts on several. */
  readonly isChoosing?: boolean
}

/** The rows of a list, or why there are none, and the way through its pages. */
export function ListBody<Row extends RaRecord>(props: Props<Row>) {
  const list = useListContext<Row>()
  const isPhone = useMediaQuery((theme) => theme.breakpoints.down('sm'))
  const frame = {
    bgcolor: 'background.paper',
    border: 1,
    borderColor: 'divider',
    borderRadius: { xs: 0, sm: 1 },
    borderInline: { xs: 0, sm: 1 },
  }
  if (list.error !== null && list.error !== undefined) {
    return (
      <Box sx={frame}>
        <ErrorState error={list.error} what={props.title} onRetry={() => void list.refetch()} />
      </Box>
    )
  }
  if (list.isPending || list.data === undefined) {
    return (
      <Box sx={frame}>
        <RowSkeletons rows={12} />
      </Box>
    )
  }
  if (list.total === 0) {
    return (
      <Box sx={frame}>
        <NothingThere {...props} />
      </Box>
    )
  }
  return (
    <Box sx={{ ...frame, opacity: list.isPlaceholderData ? 0.6 : 1 }}>
      {isPhone ? <ListBlocks {...props} rows={list.data} /> : <ListTable {...props} rows={list.data} />}
      {(list.total ?? 0) > list.perPage && (
        <TablePagination
          component="div"
          count={list.total ?? -1}
          page={list.page - 1}
          rowsPerPage={list.perPage}
          rowsPerPageOptions={isPhone ? [] : [25, 50, 100, 200]}
          onPageChange={(_event, page) => list.setPage(page + 1)}
          onRowsPerPageChange={(event) => list.setPerPage(Number(event.target.value))}
        />
      )}
    </Box>
  )
}

function NothingThere({ empty }: Pick<Props<RaRecord>, 'empty'>) {
  const { filterValues, setFilters } = useListContext()
  if (Object.keys(filterValues as object).length === 0) return <EmptyState {...empty} />
  return (
    <EmptyState
      title="Nothing matches"
      sentence="No row fits all of these filters together."
      act={
        <Button variant="outlined" onClick={() => setFilters({})}>
          Show everything
        </Button>
      }
    />
  )
}
