import Box from '@mui/material/Box'
import Table from '@mui/material/Table'
import TableBody from '@mui/material/TableBody'
import TableCell from '@mui/material/TableCell'
import TableHead from '@mui/material/TableHead'
import TableRow from '@mui/material/TableRow'
import type { PriceTableJson } from '../../../api/rating/contract.js'
import { dayText } from '../presentation/date-text.js'
import { sentenceCase } from './sentence-case.js'

interface Props {
  readonly table: PriceTableJson
  /** Business date: the column in force is marked. */
  readonly today: string
}

/** Prices with a column for each day from which they changed; the column in force is set in bold. */
export function PriceTable({ table, today }: Props) {
  const inForce = table.columns.findLastIndex((from) => from === null || from <= today)
  const hasLabels = table.rows.some((row) => row.label !== '')
  return (
    <Box sx={{ overflowX: 'auto', mt: 0.5 }}>
      <Table size="small" aria-label={table.caption} sx={{ width: 'auto', minWidth: 220 }}>
        <TableHead>
          <TableRow>
            {hasLabels && <TableCell>{table.caption}</TableCell>}
            {table.columns.map((from, index) => (
              <TableCell key={from ?? 'always'} align="right" sx={index === inForce ? { color: 'text.primary' } : {}}>
                {from === null ? (hasLabels ? '' : table.caption) : `from ${dayText(from)}`}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {table.rows.map((row) => (
            <TableRow key={row.label}>
              {hasLabels && <TableCell sx={{ whiteSpace: 'nowrap' }}>{sentenceCase(row.label)}</TableCell>}
              {row.cells.map((cell, index) => (
                <TableCell
                  key={table.columns[index] ?? 'always'}
                  align="right"
                  sx={index === inForce ? { fontWeight: 650 } : { color: 'text.secondary' }}
                >
                  {cell?.replace(/^-(?=\d)/, '−') ?? '–'}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  )
}
