import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { Link } from 'react-router-dom'
import type { PaymentReceiptJson } from '../../../../api/payments/contract.js'
import { dayText } from '../../presentation/date-text.js'
import { Money } from '../../presentation/Money.js'
import { Panel } from '../../presentation/Panel.js'
import { useUtility } from '../../presentation/use-utility.js'
import { AllocationTable } from '../AllocationTable.js'
import { paymentPath } from '../payment-words.js'

export interface Taken {
  readonly receipt: PaymentReceiptJson
  readonly change: string
  readonly customerName: string
}

/** The receipt: change to hand back first, then what was paid. Enter goes to the next customer; it prints by itself on paper. */
export function Receipt({
  taken: { receipt, change, customerName },
  onNext,
}: {
  readonly taken: Taken
  readonly onNext: () => void
}) {
  const utility = useUtility()
  return (
    <Panel
      title={`Receipt ${receipt.externalId.replace(/^receipt-/, '')}`}
      aside={
        <Button variant="text" onClick={() => window.print()}>
          Print
        </Button>
      }
    >
      <Box sx={{ p: 1.5, display: 'grid', gap: 1.5 }}>
        {Number(change) > 0 && (
          <Box sx={{ fontSize: '1.5rem', fontWeight: 650, color: 'secondary.main' }} role="status">
            Hand back <Money amount={change} currency={receipt.currency} />
          </Box>
        )}
        <Box>
          <Box sx={{ fontSize: '1.125rem', fontWeight: 650 }}>
            <Money amount={receipt.amount} currency={receipt.currency} /> received
          </Box>
          <Box sx={{ color: 'text.secondary' }}>
            {utility?.name}, {dayText(receipt.receivedOn)} · {customerName} · {receipt.accountId ?? receipt.statedAccount}
          </Box>
        </Box>
        {receipt.notices.map((notice) => (
          <Alert key={notice.code} severity="warning">
            {notice.sentence}
          </Alert>
        ))}
      </Box>
      <AllocationTable allocations={receipt.allocations} unapplied={receipt.unapplied} />
      <Box sx={{ p: 1.5, display: 'flex', gap: 1 }}>
        <Button variant="contained" autoFocus onClick={onNext} sx={{ minHeight: 40 }}>
          Next customer
        </Button>
        <Button variant="outlined" component={Link} to={paymentPath(receipt.id)}>
          Open the payment
        </Button>
        {receipt.accountId !== null && (
          <Button variant="outlined" component={Link} to={`/accounts/${receipt.accountId}/show`}>
            Open the account
          </Button>
        )}
      </Box>
    </Panel>
  )
}
