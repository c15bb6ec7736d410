import Table from '@mui/material/Table'
import TableBody from '@mui/material/TableBody'
import TableCell from '@mui/material/TableCell'
import TableContainer from '@mui/material/TableContainer'
import TableHead from '@mui/material/TableHead'
import TableRow from '@mui/material/TableRow'
import TableSortLabel from '@mui/material/TableSortLabel'
import { type KeyboardEvent, type MouseEvent, useState } from 'react'
import { useListContext, type RaRecord } from 'react-admin'
import { useNavigate } from 'react-router-dom'
import type { ListColumn } from './list-column.js'
import { PageChoice, RowChoice } from './RowChoice.js'

interface Props<Row extends RaRecord> {
  readonly title: string
  readonly rows: readonly Row[]
  readonly columns: readonly ListColumn<Row>[]
  readonly rowTo?: (row: Row) => string
  readonly prefetch?: (row: Row) => void
  /** A box before each row, for acts on several. */
  readonly isChoosing?: boolean
}

/** Rows in columns. One row takes the focus: up and down move it, Home and End jump, Enter opens. */
export function ListTable<Row extends RaRecord>({ title, rows, columns, rowTo, prefetch, isChoosing = false }: Props<Row>) {
  const [focused, setFocused] = useState(0)
  const navigate = useNavigate()

  const open = (row: Row, event: MouseEvent | KeyboardEvent): void => {
    if (rowTo === undefined) return
    const isOwnControl = event.target instanceof Element && event.target.closest('a, button, input, label') !== null
    if (isOwnControl || (window.getSelection()?.toString() ?? '') !== '') return
    if ('button' in event && (event.metaKey || event.ctrlKey)) window.open(rowTo(row), '_blank')
    else void navigate(rowTo(row))
  }
  const moveFocus = (event: KeyboardEvent<HTMLTableSectionElement>): void => {
    const last = rows.length - 1
    const next = { ArrowDown: Math.min(focused + 1, last), ArrowUp: Math.max(focused - 1, 0), Home: 0, End: last }[event.key]
    if (next === undefined) return
    event.preventDefault()
    setFocused(next)
    event.currentTarget.querySelectorAll<HTMLElement>(':scope > tr').item(next).focus()
  }

  return (
    <TableContainer>
      <Table size="small" aria-label={title}>
        <Heads columns={columns} rows={isChoosing ? rows : undefined} />
        <TableBody onKeyDown={moveFocus}>
          {rows.map((row, index) => (
            <TableRow
              key={row.id}
              hover
              tabIndex={index === Math.min(focused, rows.length - 1) ? 0 : -1}
              onFocus={() => setFocused(index)}
              onClick={(event) => open(row, event)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') open(row, event)
              }}
              onMouseEnter={() => prefetch?.(row)}
              sx={{ cursor: rowTo === undefined ? undefined : 'pointer' }}
            >
              {isChoosing && <RowChoice row={row} />}
              {columns.map((column) => (
                <TableCell key={column.id} align={column.align ?? 'left'}>
                  {column.render(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  )
}

interface HeadsProps<Row extends RaRecord> {
  readonly columns: readonly ListColumn<Row>[]
  /** The rows that one box chooses all of; no box without them. */
  readonly rows: readonly Row[] | undefined
}

function Heads<Row extends RaRecord>({ columns, rows }: HeadsProps<Row>) {
  const { sort, setSort } = useListContext()
  return (
    <TableHead>
      <TableRow>
        {rows !== undefined && <PageChoice rows={rows} />}
        {columns.map((column) => {
          const isSorted = column.sort !== undefined && sort.field === column.sort
          const direction = sort.order === 'DESC' ? 'desc' : 'asc'
          return (
            <TableCell
              key={column.id}
              align={column.align ?? 'left'}
              sortDirection={isSorted ? direction : false}
              sx={{ width: column.width }}
            >
              {column.sort === undefined ? (
                column.label
              ) : (
                <TableSortLabel
                  active={isSorted}
                  direction={isSorted ? direction : 'asc'}
                  onClick={() => setSort({ field: column.sort ?? '', order: isSorted && direction === 'asc' ? 'DESC' : 'ASC' })}
                >
                  {column.label}
                </TableSortLabel>
              )}
            </TableCell>
          )
        })}
      </TableRow>
    </TableHead>
  )
}
