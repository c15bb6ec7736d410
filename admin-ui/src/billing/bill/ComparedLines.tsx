import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Table from '@mui/material/Table'
import TableBody from '@mui/material/TableBody'
import TableCell from '@mui/material/TableCell'
import TableFooter from '@mui/material/TableFooter'
import TableHead from '@mui/material/TableHead'
import TableRow from '@mui/material/TableRow'
import { useState } from 'react'
import { countText } from '../../presentation/count-text.js'
import { Money } from '../../presentation/Money.js'
import { quantityText } from '../../presentation/quantity-text.js'
import { stateText } from '../../presentation/state-tone.js'
import { useCurrency } from '../../presentation/use-utility.js'
import type { ComparableLine, ComparedLine, Comparison } from '../bill-comparison.js'
import { printedPeriodText } from '../printed-period.js'
import { isPlainAmount, rateText } from './rate-text.js'

/** The lines of both bills beside each other: what differs first, the rest on demand. */
export function ComparedLines({ comparison, hasAfter }: { readonly comparison: Comparison; readonly hasAfter: boolean }) {
  const [showsAll, setShowsAll] = useState(false)
  const equal = comparison.lines.filter((line) => line.isEqual).length
  const lines = showsAll ? comparison.lines : comparison.lines.filter((line) => !line.isEqual)
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" aria-label="Both bills, line by line">
        <TableHead>
          <TableRow>
            <TableCell>Line</TableCell>
            <TableCell align="right">As it is</TableCell>
            <TableCell align="right">{hasAfter ? 'As it would be' : 'After the cancellation'}</TableCell>
            <TableCell align="right">Difference</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((line) => (
            <TableRow
              key={line.key}
              sx={line.isEqual ? { '& td': { color: 'text.secondary' } } : { '& td': { fontWeight: 600 } }}
            >
              <TableCell>
                {stateText(line.service)} · {line.label}
                <Days line={line} />
              </TableCell>
              <TableCell align="right">
                <Side line={line.before} />
              </TableCell>
              <TableCell align="right">
                <Side line={line.after} />
              </TableCell>
              <TableCell align="right">{line.isEqual ? 'same' : <Money amount={line.difference} />}</TableCell>
            </TableRow>
          ))}
          {equal > 0 && (
            <TableRow>
              <TableCell colSpan={4}>
                <Button variant="text" onClick={() => setShowsAll(!showsAll)}>
                  {showsAll
                    ? 'Show only what differs'
                    : `Show ${countText(equal, 'line')} that ${equal === 1 ? 'stays' : 'stay'} the same`}
                </Button>
              </TableCell>
            </TableRow>
          )}
        </TableBody>
        <TableFooter>
          <TableRow sx={{ '& td': { fontWeight: 650, fontSize: '0.875rem', color: 'text.primary' } }}>
            <TableCell>Total</TableCell>
            <TableCell align="right">
              <Money amount={comparison.before} />
            </TableCell>
            <TableCell align="right">
              <Money amount={comparison.after} />
            </TableCell>
            <TableCell align="right">
              <Money amount={comparison.difference} />
            </TableCell>
          </TableRow>
        </TableFooter>
      </Table>
    </Box>
  )
}

function Days({ line }: { readonly line: ComparedLine }) {
  const shown = line.after ?? line.before
  if (shown === undefined) return null
  return (
    <Box sx={{ color: 'text.secondary', fontWeight: 450, fontSize: '0.75rem' }}>
      {printedPeriodText(shown.segmentFrom, shown.segmentTo)}
    </Box>
  )
}

function Side({ line }: { readonly line: ComparableLine | undefined }) {
  const currency = useCurrency()
  if (line === undefined) return <>–</>
  return (
    <>
      <Money amount={line.amount} />
      {!(line.unit === currency && isPlainAmount(line)) && (
        <Box sx={{ color: 'text.secondary', fontWeight: 450, fontSize: '0.75rem' }}>
          {quantityText(line.quantity, line.unit)} × {rateText(line.rate, line.unit === currency)}
        </Box>
      )}
    </>
  )
}
