import Button from '@mui/material/Button'
import Table from '@mui/material/Table'
import TableBody from '@mui/material/TableBody'
import TableCell from '@mui/material/TableCell'
import TableContainer from '@mui/material/TableContainer'
import TableHead from '@mui/material/TableHead'
import TableRow from '@mui/material/TableRow'
import type { AccountStatementJson, MovementJson } from '../../../../api/receivables/contract.js'
import { csvText, downloadText } from '../../presentation/csv-text.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { Panel } from '../../presentation/Panel.js'
import { MovementRow } from './MovementRow.js'

const CSV = [
  { head: 'date', text: (row: MovementJson) => row.on },
  { head: 'what', text: (row: MovementJson) => row.description },
  { head: 'amount', text: (row: MovementJson) => row.amount },
  { head: 'balance', text: (row: MovementJson) => row.balance },
  { head: 'bill', text: (row: MovementJson) => row.billNumber },
  { head: 'entry', text: (row: MovementJson) => row.id },
]

/** The movements, the newest first, each with the balance after it; a row opens to the entries behind it. */
export function StatementPanel({ statement }: { readonly statement: AccountStatementJson }) {
  const newestFirst = [...statement.movements].reverse()
  return (
    <Panel
      title={statement.isCut ? 'The newest 1,000 movements' : 'Movements'}
      aside={
        newestFirst.length > 0 && (
          <Button
            variant="text"
            sx={{ minHeight: 28 }}
            onClick={() => downloadText(`statement-${statement.accountId}.csv`, csvText(CSV, statement.movements))}
          >
            Export CSV
          </Button>
        )
      }
    >
      {newestFirst.length === 0 ? (
        <EmptyState dense title="No movements" sentence="Nothing was billed, paid or adjusted in these days." />
      ) : (
        <TableContainer>
          <Table size="small" aria-label="Movements" sx={{ '& th, & td': { px: { xs: 0.75, sm: 2 } } }}>
            <TableHead>
              <TableRow>
                <TableCell>Day</TableCell>
                <TableCell>What</TableCell>
                <TableCell align="right">Amount</TableCell>
                <TableCell align="right">Balance</TableCell>
                <TableCell sx={{ display: { xs: 'none', sm: 'table-cell' } }}>Behind it</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {newestFirst.map((movement) => (
                <MovementRow key={movement.id} movement={movement} currency={statement.currency} />
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
    </Panel>
  )
}
