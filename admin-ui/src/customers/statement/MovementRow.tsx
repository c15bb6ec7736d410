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
  const entries = (
    <Button variant="text" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen} sx={{ minHeight: 24, py: 0, px: 0.5 }}>
      {countText(movement.entries.length, 'entry', 'entries')}
    </Button>
  )
  return (
    <>
      <TableRow hover sx={isOpen ? { '& > td': { borderBottom: 0 } } : undefined}>
        <TableCell>
          <Day date={movement.on} />
        </TableCell>
        <TableCell>
          <What movement={movement} />
          <Box sx={{ display: { sm: 'none' } }}>{entries}</Box>
        </TableCell>
        <TableCell align="right">
          <Money amount={movement.amount} currency={currency} />
        </TableCell>
        <TableCell align="right">
          <Money amount={movement.balance} currency={currency} sayCredit />
        </TableCell>
        <TableCell sx={{ display: { xs: 'none', sm: 'table-cell' } }}>{entries}</TableCell>
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

/** What it was, as a link to the bill or payment it came from. */
function What({ movement }: { readonly movement: MovementJson }) {
  const text = plainSentence(movement.description)
  if (movement.billId !== null)
    return (
      <RecordLink resource="bills" id={movement.billId}>
        {text}
      </RecordLink>
    )
  if (movement.paymentId !== null)
    return (
      <RecordLink resource="payments" id={movement.paymentId}>
        {text}
      </RecordLink>
    )
  return text
}
