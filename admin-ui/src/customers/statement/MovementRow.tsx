import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TableCell from '@mui/material/TableCell'
import TableRow from '@mui/material/TableRow'
import { useState } from 'react'
import type { MovementJson } from '../../../../api/receivables/contract.js'
import { countText } from '../../presentation/count-text.js'
import { Day } from '../../presentation/Day.js'
import { Money } from '../../presentation/Money.js'
import { plainSentence } from '../../presentation/plain-sentence.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { MovementEntries } from './MovementEntries.js'

/** One movement; opens to the entries behind it. */
export function MovementRow({ movement, currency }: { readonly movement: MovementJson; readonly currency: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <TableRow hover sx={isOpen ? { '& > td': { borderBottom: 0 } } : undefined}>
        <TableCell>
          <Day date={movement.on} />
        </TableCell>
        <TableCell>
          {plainSentence(movement.description)} <Subject movement={movement} />
        </TableCell>
        <TableCell align="right">
          <Money amount={movement.amount} currency={currency} />
        </TableCell>
        <TableCell align="right">
          <Money amount={movement.balance} currency={currency} sayCredit />
        </TableCell>
        <TableCell>
          <Button variant="text" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen} sx={{ minHeight: 24, py: 0, px: 0.5 }}>
            {countText(movement.entries.length, 'entry', 'entries')}
          </Button>
        </TableCell>
      </TableRow>
      {isOpen && (
        <TableRow>
          <TableCell colSpan={5} sx={{ bgcolor: 'action.hover' }}>
            <MovementEntries movement={movement} currency={currency} />
          </TableCell>
        </TableRow>
      )}
    </>
  )
}

function Subject({ movement }: { readonly movement: MovementJson }) {
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      {movement.billId !== null && (
        <RecordLink resource="bills" id={movement.billId}>{`Bill ${movement.billNumber ?? movement.billId}`}</RecordLink>
      )}
      {movement.paymentId !== null && (
        <RecordLink resource="payments" id={movement.paymentId}>{`Payment ${movement.paymentId}`}</RecordLink>
      )}
    </Box>
  )
}
