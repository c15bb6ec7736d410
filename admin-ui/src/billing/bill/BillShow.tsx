import Box from '@mui/material/Box'
import { Link, useParams } from 'react-router-dom'
import { dayText } from '../../presentation/date-text.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { Figure } from '../../presentation/Figure.js'
import { Money } from '../../presentation/Money.js'
import { RecordHeader } from '../../presentation/RecordHeader.js'
import { RecordSkeleton } from '../../presentation/Skeletons.js'
import { StateChip } from '../../presentation/StateChip.js'
import { useRecordPage } from '../../presentation/use-record-page.js'
import type { BillPage } from '../billing-records.js'
import { BillActs } from './BillActs.js'
import { BillAccountPanel } from './BillAccountPanel.js'
import { BillDeliveries } from './BillDeliveries.js'
import { BillNotices } from './BillNotices.js'
import { BillStatementPanel } from './BillStatementPanel.js'
import { SegmentPanel } from './SegmentPanel.js'

const STACK = { display: 'grid', gap: 2, alignContent: 'start', minWidth: 0 } as const

/** The services beside the summary; on a phone between the summary and the facts. */
const LAYOUT = {
  p: { xs: 0, sm: 2 },
  pt: { xs: 2 },
  display: 'grid',
  gap: 2,
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 320px' },
  gridTemplateRows: { lg: 'auto 1fr' },
  gridTemplateAreas: { xs: '"summary" "segments" "facts"', lg: '"segments summary" "segments facts"' },
} as const

/** A bill as the customer has it, and why: every line answers. */
export function BillShow() {
  const { id = '' } = useParams()
  const { data: bill, error, isPending, refetch } = useRecordPage<BillPage>('bills', id)
  if (bill === undefined) {
    if (isPending) return <RecordSkeleton />
    return <ErrorState error={error} what="This bill" onRetry={() => void refetch()} />
  }
  return (
    <>
      <BillHead bill={bill} />
      <BillNotices bill={bill} />
      <Box sx={LAYOUT}>
        <Box sx={{ gridArea: 'summary', minWidth: 0 }}>
          <BillStatementPanel bill={bill} />
        </Box>
        <Box sx={{ ...STACK, gridArea: 'segments' }}>
          {bill.segments.map((segment) => (
            <SegmentPanel key={segment.segmentId} billId={bill.id} segment={segment} currency={bill.currency} />
          ))}
        </Box>
        <Box sx={{ ...STACK, gridArea: 'facts' }}>
          <BillDeliveries bill={bill} />
          <BillAccountPanel bill={bill} />
        </Box>
      </Box>
    </>
  )
}

function BillHead({ bill }: { readonly bill: BillPage }) {
  return (
    <RecordHeader
      kind="Bill"
      number={bill.billNumber}
      name={
        <>
          {bill.customerName} · <Link to={`/accounts/${bill.accountId}/show`}>{bill.accountId}</Link>
        </>
      }
      state={<StateChip state={bill.state} />}
      figures={
        <>
          <Figure label="Charges and taxes">
            <Money amount={bill.total} currency={bill.currency} />
          </Figure>
          <Figure label={bill.totalDue === null ? 'Due' : 'Total due'} note={`by ${dayText(bill.dueOn)}`}>
            <Money amount={bill.totalDue ?? bill.total} currency={bill.currency} sayCredit />
          </Figure>
          <Figure label="Still open of it" emphasis={bill.state === 'issued' && Number(bill.open) > 0}>
            <Money amount={bill.open} currency={bill.currency} />
          </Figure>
        </>
      }
      acts={<BillActs bill={bill} />}
    />
  )
}
