import Box from '@mui/material/Box'
import { Link, useParams } from 'react-router-dom'
import { EmptyState } from '../../presentation/EmptyState.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { Figure } from '../../presentation/Figure.js'
import { Instant } from '../../presentation/Instant.js'
import { Money } from '../../presentation/Money.js'
import { Panel } from '../../presentation/Panel.js'
import { RecordHeader } from '../../presentation/RecordHeader.js'
import { RecordSkeleton } from '../../presentation/Skeletons.js'
import { StateChip } from '../../presentation/StateChip.js'
import { useRecordPage } from '../../presentation/use-record-page.js'
import type { BillPage } from '../billing-records.js'
import { type ComparableLine, compareBills, type Comparison } from '../bill-comparison.js'
import { billPath } from '../run-words.js'
import { ComparedLines } from './ComparedLines.js'
import { CorrectionActs } from './CorrectionActs.js'

/** A proposed correction: the bill as it is, the bill as it would be, the difference line by line, and the decision. */
export function CorrectionPage() {
  const { id = '' } = useParams()
  const bill = useRecordPage<BillPage>('bills', id)
  const rebillId = bill.data?.correction?.rebillId ?? undefined
  const rebill = useRecordPage<BillPage>('bills', String(rebillId ?? ''), { isWanted: rebillId !== undefined })
  if (bill.data === undefined) {
    if (bill.isPending) return <RecordSkeleton />
    return <ErrorState error={bill.error} what="This correction" onRetry={() => void bill.refetch()} />
  }
  if (bill.data.correction === null) {
    return (
      <EmptyState
        title="This bill has no correction"
        sentence="It was withdrawn, or nobody prepared one."
        act={<Link to={billPath(bill.data.id)}>Back to the bill</Link>}
      />
    )
  }
  if (rebillId !== undefined && rebill.data === undefined) {
    if (rebill.isPending) return <RecordSkeleton />
    return <ErrorState error={rebill.error} what="The new bill" onRetry={() => void rebill.refetch()} />
  }
  return <Correction before={bill.data} after={rebill.data} correction={bill.data.correction} />
}

interface Props {
  readonly before: BillPage
  readonly after: BillPage | undefined
  readonly correction: NonNullable<BillPage['correction']>
}

function Correction({ before, after, correction }: Props) {
  const comparison = compareBills(linesOf(before), after === undefined ? [] : linesOf(after))
  return (
    <>
      <Head {...{ before, correction, comparison }} />
      <Box sx={{ p: { xs: 0, sm: 2 }, pt: { xs: 2 }, display: 'grid', gap: 2 }}>
        <Panel title="Why" padded>
          {correction.reason}
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', mt: 0.5 }}>
            Proposed by {correction.proposedBy}, <Instant at={correction.proposedAt} />
          </Box>
        </Panel>
        <Panel
          title="Both bills, line by line"
          aside={
            <Box sx={{ display: 'flex', gap: 1.5, fontSize: '0.8125rem' }}>
              <Link to={billPath(before.id)}>{before.billNumber}</Link>
              {after !== undefined && <Link to={billPath(after.id)}>{after.billNumber}</Link>}
            </Box>
          }
        >
          <ComparedLines comparison={comparison} hasAfter={after !== undefined} />
        </Panel>
      </Box>
    </>
  )
}

function Head({ before, correction, comparison }: Omit<Props, 'after'> & { readonly comparison: Comparison }) {
  return (
    <RecordHeader
      kind="Correction"
      number={String(correction.id)}
      name={
        <>
          Bill {before.billNumber} of {before.customerName} · {before.accountId}
        </>
      }
      state={<StateChip state={correction.state} label={correction.state === 'proposed' ? 'Waits for a decision' : undefined} />}
      figures={
        <>
          <Figure label="Bill as it is">
            <Money amount={comparison.before} />
          </Figure>
          <Figure label="As it would be">
            <Money amount={comparison.after} />
          </Figure>
          <Figure label="Difference" emphasis>
            <Money amount={comparison.difference} />
          </Figure>
        </>
      }
      acts={
        correction.state === 'proposed' ? (
          <CorrectionActs bill={before} correction={correction} comparison={comparison} />
        ) : undefined
      }
    />
  )
}

function linesOf(bill: BillPage): ComparableLine[] {
  return bill.segments.flatMap((segment) =>
    segment.lines.map((line) => ({ ...line, agreementId: segment.agreementId, service: segment.service })),
  )
}
