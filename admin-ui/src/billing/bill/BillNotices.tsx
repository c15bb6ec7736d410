import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import { Link } from 'react-router-dom'
import { Money } from '../../presentation/Money.js'
import type { BillPage } from '../billing-records.js'
import { billPath } from '../run-words.js'

/** What one must know before reading on: a draft, a cancelled bill, a correction that waits, what stands in its place. */
export function BillNotices({ bill }: { readonly bill: BillPage }) {
  const isProposed = bill.correction?.state === 'proposed'
  const shows = bill.state !== 'issued' || bill.replacesBillId !== null || isProposed
  if (!shows) return null
  return (
    <Box sx={{ px: 2, pt: 2, display: 'grid', gap: 1 }}>
      {bill.state === 'draft' && (
        <Alert severity="info">This bill is a draft: nothing of it is charged, posted or sent until it is approved.</Alert>
      )}
      {bill.state === 'cancelled' && (
        <Alert severity="warning">
          Cancelled by {bill.cancelledBy ?? 'a person'}: {bill.cancelReason ?? 'no reason was kept'}.{' '}
          {bill.replacedByBillId === null ? (
            'No bill took its place.'
          ) : (
            <Link to={billPath(bill.replacedByBillId)}>The bill that took its place</Link>
          )}
        </Alert>
      )}
      {bill.replacesBillId !== null && (
        <Alert severity="info">
          Takes the place of <Link to={billPath(bill.replacesBillId)}>an earlier bill</Link> of the same days.
        </Alert>
      )}
      {isProposed && bill.correction !== null && (
        <Alert severity="warning">
          A correction waits for a decision,{' '}
          {bill.correction.difference === null ? (
            ''
          ) : (
            <>
              difference <Money amount={bill.correction.difference} />,{' '}
            </>
          )}
          proposed by {bill.correction.proposedBy}: {bill.correction.reason}.{' '}
          <Link to={`/bills/${bill.id}/correction`}>See both bills</Link>
        </Alert>
      )}
    </Box>
  )
}
