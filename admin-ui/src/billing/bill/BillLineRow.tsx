import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TableCell from '@mui/material/TableCell'
import TableRow from '@mui/material/TableRow'
import { useId, useState } from 'react'
import { Money } from '../../presentation/Money.js'
import { quantityText } from '../../presentation/quantity-text.js'
import type { BillLine } from '../billing-records.js'
import { printedPeriodText } from '../printed-period.js'
import { LineLoad } from './LineLoad.js'
import { isPlainAmount, rateText } from './rate-text.js'

interface Props {
  readonly billId: number
  readonly line: BillLine
  readonly currency: string
}

/** One line and, behind "Why?", its derivation in sentences to read aloud. */
export function BillLineRow({ billId, line, currency }: Props) {
  const [isOpen, setOpen] = useState(false)
  const explanation = useId()
  const desktop = { display: { xs: 'none', sm: 'table-cell' } }
  // Of a share of an amount (a tax, a discount) the quantity is money.
  const isOfMoney = line.unit === currency
  const isPlain = isOfMoney && isPlainAmount(line)
  return (
    <>
      <TableRow sx={isOpen ? { '& td': { borderBottom: 0 } } : {}}>
        <TableCell>
          {line.label}
          <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.75rem', ml: 0.75 }}>
            {line.lineCode}
          </Box>
        </TableCell>
        <TableCell sx={{ ...desktop, whiteSpace: 'nowrap', color: 'text.secondary' }}>
          {printedPeriodText(line.segmentFrom, line.segmentTo)}
        </TableCell>
        <TableCell align="right" sx={desktop}>
          {isPlain ? (
            '–'
          ) : isOfMoney ? (
            <Money amount={line.quantity} currency={currency} />
          ) : (
            quantityText(line.quantity, line.unit)
          )}
        </TableCell>
        <TableCell align="right" sx={desktop}>
          {isPlain ? '–' : rateText(line.rate, isOfMoney)}
        </TableCell>
        <TableCell align="right">
          <Money amount={line.amount} currency={currency} />
        </TableCell>
        <TableCell align="right" sx={{ py: 0 }}>
          {line.why.length > 0 && (
            <Button
              variant="text"
              aria-expanded={isOpen}
              aria-controls={explanation}
              aria-label={`Why ${line.label}?`}
              onClick={() => setOpen(!isOpen)}
              sx={{ minHeight: 26, py: 0 }}
            >
              Why?
            </Button>
          )}
        </TableCell>
      </TableRow>
      {isOpen && (
        <TableRow>
          <TableCell colSpan={6} id={explanation} sx={{ pt: 0 }}>
            <Box component="ul" sx={{ m: 0, pl: 2.25, pb: 0.5, maxWidth: '90ch', fontSize: '0.875rem' }}>
              {line.why.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </Box>
            {line.hasLoad && <LineLoad billId={billId} lineNo={line.lineNo} />}
          </TableCell>
        </TableRow>
      )}
    </>
  )
}
