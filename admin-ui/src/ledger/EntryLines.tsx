import Box from '@mui/material/Box'
import Table from '@mui/material/Table'
import TableBody from '@mui/material/TableBody'
import TableCell from '@mui/material/TableCell'
import TableFooter from '@mui/material/TableFooter'
import TableHead from '@mui/material/TableHead'
import TableRow from '@mui/material/TableRow'
import { Link } from 'react-router-dom'
import type { EntryPageJson } from '../../../api/ledger/contract.js'
import { Money } from '../presentation/Money.js'
import { entriesPath } from './ledger-words.js'
import { sideOf } from './trial-balance-groups.js'

/** Debits left, credits right; both sums are the entry's amount. */
export function EntryLines({ entry }: { readonly entry: EntryPageJson }) {
  const money = (amount: string | undefined) => (amount === undefined ? '' : <Money amount={amount} currency={entry.currency} />)
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label="Lines of the entry">
        <TableHead>
          <TableRow>
            <TableCell>Ledger account</TableCell>
            <TableCell sx={{ display: { xs: 'none', sm: 'table-cell' } }}>Of</TableCell>
            <TableCell align="right">Debit</TableCell>
            <TableCell align="right">Credit</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {entry.postings.map((line) => {
            const side = sideOf(line.amount)
            return (
              <TableRow key={line.lineNo}>
                <TableCell sx={{ pl: side.credit === undefined ? undefined : 4 }}>
                  <Link to={entriesPath({ glCode: line.glCode })}>{line.glCode}</Link> {line.glName}
                </TableCell>
                <TableCell sx={{ display: { xs: 'none', sm: 'table-cell' }, color: 'text.secondary' }}>
                  {[line.accountId, line.agreementId].filter((part) => part !== null).join(' · ')}
                </TableCell>
                <TableCell align="right">{money(side.debit)}</TableCell>
                <TableCell align="right">{money(side.credit)}</TableCell>
              </TableRow>
            )
          })}
        </TableBody>
        <TableFooter>
          <TableRow sx={{ '& td': { fontWeight: 650, color: 'text.primary', fontSize: '0.8125rem' } }}>
            <TableCell>Sum</TableCell>
            <TableCell sx={{ display: { xs: 'none', sm: 'table-cell' } }} />
            <TableCell align="right">{money(entry.amount)}</TableCell>
            <TableCell align="right">{money(entry.amount)}</TableCell>
          </TableRow>
        </TableFooter>
      </Table>
    </Box>
  )
}
