import Box from '@mui/material/Box'
import Table from '@mui/material/Table'
import TableBody from '@mui/material/TableBody'
import TableCell from '@mui/material/TableCell'
import TableHead from '@mui/material/TableHead'
import TableRow from '@mui/material/TableRow'
import type { ReactNode } from 'react'
import { SpokenOnly } from './SpokenOnly.js'

export interface DenseColumn<Row> {
  readonly label: string
  readonly render: (row: Row) => ReactNode
  readonly align?: 'left' | 'right'
  /** The label is only read aloud: over buttons and marks that explain themselves. */
  readonly hidesLabel?: boolean
  /** One width, or one on a phone (`xs`) and another from 600 px on. */
  readonly width?: number | string | { readonly xs: number | string; readonly sm: number | string }
  /** Left out below 600 px. */
  readonly desktopOnly?: boolean
}

interface Props<Row> {
  readonly label: string
  readonly rows: readonly Row[]
  readonly columns: readonly DenseColumn<Row>[]
  readonly rowKey: (row: Row) => string | number
  readonly onOpen?: (row: Row) => void
  readonly isMarked?: (row: Row) => boolean
}

/** A small table inside a panel, without pages or sorting. */
export function DenseTable<Row>({ label, rows, columns, rowKey, onOpen, isMarked }: Props<Row>) {
  const hidden = (column: DenseColumn<Row>) => (column.desktopOnly ? { display: { xs: 'none', sm: 'table-cell' } } : {})
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column.label} align={column.align} sx={{ width: column.width, ...hidden(column) }}>
                {column.hidesLabel === true ? <SpokenOnly>{column.label}</SpokenOnly> : column.label}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow
              key={rowKey(row)}
              hover={onOpen !== undefined}
              selected={isMarked?.(row) ?? false}
              tabIndex={onOpen === undefined ? undefined : 0}
              onClick={(event) => {
                if (event.target instanceof Element && event.target.closest('a, button') === null) onOpen?.(row)
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter') onOpen?.(row)
              }}
              sx={{ cursor: onOpen === undefined ? undefined : 'pointer', '&:last-child td': { borderBottom: 0 } }}
            >
              {columns.map((column) => (
                <TableCell key={column.label} align={column.align} sx={hidden(column)}>
                  {column.render(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  )
}
