import Box from '@mui/material/Box'
import Table from '@mui/material/Table'
import TableBody from '@mui/material/TableBody'
import TableCell from '@mui/material/TableCell'
import TableFooter from '@mui/material/TableFooter'
import TableHead from '@mui/material/TableHead'
import TableRow from '@mui/material/TableRow'
import { Link } from 'react-router-dom'
import type { TrialBalanceJson } from '../../../api/ledger/contract.js'
import { Money } from '../presentation/Money.js'
import { balanceGroups, type BalanceSums, sideOf } from './trial-balance-groups.js'
import { entriesPath, glKindText } from './ledger-words.js'

// A phone shows what an account stands at; how it came there is on its own page.
const DESKTOP_ONLY = { display: { xs: 'none', sm: 'table-cell' } } as const

type Row = TrialBalanceJson['rows'][number]

/** Accounts by kind with opening, movement and closing; an account's line leads to its entries of these days. */
export function TrialBalanceTable({ balance }: { readonly balance: TrialBalanceJson }) {
  const span = { ...(balance.from === null ? {} : { effectiveFrom: balance.from }), effectiveTo: balance.to }
  const hasOpening = balance.from !== null
  const columns = hasOpening ? 5 : 4
  return (
    <Box
      sx={{ overflowX: 'auto', border: 1, borderColor: 'divider', borderRadius: { xs: 0, sm: 1 }, bgcolor: 'background.paper' }}
    >
      <Table size="small" aria-label="Trial balance">
        <TableHead>
          <TableRow>
            <TableCell>Account</TableCell>
            {hasOpening && (
              <TableCell align="right" sx={DESKTOP_ONLY}>
                Opening
              </TableCell>
            )}
            <TableCell align="right" sx={DESKTOP_ONLY}>
              Debits
            </TableCell>
            <TableCell align="right" sx={DESKTOP_ONLY}>
              Credits
            </TableCell>
            <TableCell align="right">Closing</TableCell>
          </TableRow>
        </TableHead>
        {balanceGroups<Row>(balance.rows, balance.currency).map((group) => (
          <TableBody key={group.kind}>
            <TableRow>
              <TableCell component="th" scope="rowgroup" colSpan={columns} sx={{ fontWeight: 650, bgcolor: 'action.hover' }}>
                {glKindText(group.kind)}
              </TableCell>
            </TableRow>
            {group.rows.map((row) => (
              <TableRow key={row.code} hover>
                <TableCell component="th" scope="row">
                  <Link to={entriesPath({ glCode: row.code, ...span })}>
                    {row.code} {row.name}
                  </Link>
                </TableCell>
                <Amounts sums={row} hasOpening={hasOpening} currency={balance.currency} />
              </TableRow>
            ))}
            {group.rows.length > 1 && (
              <TableRow sx={{ '& td': { fontWeight: 600 } }}>
                <TableCell>Sum of {glKindText(group.kind).toLowerCase()}</TableCell>
                <Amounts sums={group.sums} hasOpening={hasOpening} currency={balance.currency} />
              </TableRow>
            )}
          </TableBody>
        ))}
        <TableFooter>
          <TableRow
            sx={{
              '& td': { fontWeight: 650, fontSize: '0.875rem', color: 'text.primary', borderTop: 2, borderColor: 'divider' },
            }}
          >
            <TableCell>Total</TableCell>
            <Amounts sums={balance.totals} hasOpening={hasOpening} currency={balance.currency} />
          </TableRow>
        </TableFooter>
      </Table>
    </Box>
  )
}

function Amounts({
  sums,
  hasOpening,
  currency,
}: {
  readonly sums: BalanceSums
  readonly hasOpening: boolean
  readonly currency: string
}) {
  return (
    <>
      {hasOpening && (
        <TableCell align="right" sx={DESKTOP_ONLY}>
          <Sided amount={sums.opening} currency={currency} />
        </TableCell>
      )}
      <TableCell align="right" sx={DESKTOP_ONLY}>
        <Moved amount={sums.debit} currency={currency} />
      </TableCell>
      <TableCell align="right" sx={DESKTOP_ONLY}>
        <Moved amount={sums.credit} currency={currency} />
      </TableCell>
      <TableCell align="right">
        <Sided amount={sums.closing} currency={currency} />
      </TableCell>
    </>
  )
}

/** A sum of movements; nothing moved is a quiet dash. */
function Moved({ amount, currency }: { readonly amount: string; readonly currency: string }) {
  const side = sideOf(amount)
  return side.debit === undefined ? (
    <Box component="span" sx={{ color: 'text.secondary' }}>
      –
    </Box>
  ) : (
    <Money amount={amount} currency={currency} />
  )
}

/** A balance with its side said: Dr or Cr. */
function Sided({ amount, currency }: { readonly amount: string; readonly currency: string }) {
  const side = sideOf(amount)
  if (side.debit === undefined && side.credit === undefined) return <Money amount="0.00" currency={currency} />
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      <Money amount={side.debit ?? side.credit ?? ''} currency={currency} />{' '}
      <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
        {side.debit === undefined ? 'Cr' : 'Dr'}
      </Box>
    </Box>
  )
}
