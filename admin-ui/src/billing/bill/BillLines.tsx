import Box from '@mui/material/Box'
import Table from '@mui/material/Table'
import TableBody from '@mui/material/TableBody'
import TableCell from '@mui/material/TableCell'
import TableHead from '@mui/material/TableHead'
import TableRow from '@mui/material/TableRow'
import type { BillLine } from '../billing-records.js'
import { BillLineRow } from './BillLineRow.js'

interface Props {
  readonly billId: number
  readonly lines: readonly BillLine[]
  readonly currency: string
  readonly label: string
}

/** The lines of one agreement; each opens to the sentences that explain it. */
export function BillLines({ billId, lines, currency, label }: Props) {
  const desktop = { display: { xs: 'none', sm: 'table-cell' } }
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            <TableCell>Line</TableCell>
            <TableCell sx={desktop}>Days</TableCell>
            <TableCell align="right" sx={desktop}>
              Quantity
            </TableCell>
            <TableCell align="right" sx={desktop}>
              Rate
            </TableCell>
            <TableCell align="right">Amount</TableCell>
            <TableCell sx={{ width: 64 }} />
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((line) => (
            <BillLineRow key={line.lineNo} billId={billId} line={line} currency={currency} />
          ))}
        </TableBody>
      </Table>
    </Box>
  )
}
