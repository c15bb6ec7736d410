import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import { Link, useParams } from 'react-router-dom'
import type { PaymentPageJson } from '../../../api/payments/contract.js'
import { dayText } from '../presentation/date-text.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { Figure } from '../presentation/Figure.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { RecordSkeleton } from '../presentation/Skeletons.js'
import { StateChip } from '../presentation/StateChip.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { AllocationTable } from './AllocationTable.js'
import { AssignButton } from './AssignButton.js'
import { PaymentEntries } from './PaymentEntries.js'
import { PaymentFacts } from './PaymentFacts.js'
import { ReverseButton } from './ReverseButton.js'

/** One payment: what it paid, how it came in, the entries it made, and its reversal. */
export function PaymentShow() {
  const { id = '' } = useParams()
  const { data: payment, error, isPending, refetch } = useRecordPage<PaymentPageJson>('payments', id)
  if (payment === undefined) {
    if (isPending) return <RecordSkeleton />
    return <ErrorState error={error} what="This payment" onRetry={() => void refetch()} />
  }
  return (
    <>
      <Head payment={payment} />
      {payment.state === 'reversed' && (
        <Box sx={{ px: 2, pt: 2 }}>
          <Alert severity="warning">
            Reversed{payment.reversedOn === null ? '' : ` on ${dayText(payment.reversedOn)}`}: {payment.reversalReason}. What it
            paid is open again.
          </Alert>
        </Box>
      )}
      <Box
        sx={{
          p: { xs: 0, sm: 2 },
          pt: { xs: 2 },
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 340px' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          <Panel title="What it paid">
            {payment.state === 'suspense' ? (
              <EmptyState dense title="Held in suspense" sentence="It pays something once its account is known." />
            ) : payment.allocations.length === 0 && Number(payment.unapplied) === 0 ? (
              <EmptyState dense title="Nothing stands" sentence="What it paid was taken back with its reversal." />
            ) : (
              <AllocationTable allocations={payment.allocations} unapplied={payment.unapplied} />
            )}
          </Panel>
          <PaymentEntries entries={payment.entries} />
        </Box>
        <PaymentFacts payment={payment} />
      </Box>
    </>
  )
}

function Head({ payment }: { readonly payment: PaymentPageJson }) {
  return (
    <RecordHeader
      kind="Payment"
      number={payment.externalId}
      name={
        payment.accountId === null ? (
          `For ${payment.statedAccount}, which is none of ours`
        ) : (
          <>
            {payment.customerName} · <Link to={`/accounts/${payment.accountId}/show`}>{payment.accountId}</Link>
          </>
        )
      }
      state={<StateChip state={payment.state} />}
      figures={
        <>
          <Figure label="Amount">
            <Money amount={payment.amount} currency={payment.currency} />
          </Figure>
          <Figure label="Left as a credit">
            <Money amount={payment.unapplied} currency={payment.currency} />
          </Figure>
          <Figure label="Received">{dayText(payment.receivedOn)}</Figure>
        </>
      }
      acts={
        payment.state === 'suspense' ? (
          <AssignButton payment={payment} />
        ) : (
          payment.state === 'posted' && <ReverseButton payment={payment} />
        )
      }
    />
  )
}
