import Box from '@mui/material/Box'
import type { ReactNode } from 'react'
import { shortDayText } from '../../presentation/date-text.js'
import { Money } from '../../presentation/Money.js'
import { Panel } from '../../presentation/Panel.js'
import type { BillPage } from '../billing-records.js'

/** How the total due comes about: what was owed, what moved since, what is new. A draft shows the new charges only. */
export function BillStatementPanel({ bill }: { readonly bill: BillPage }) {
  const money = (amount: string) => <Money amount={amount} currency={bill.currency} />
  return (
    <Panel title="Summary" padded>
      {bill.previousBalance !== null && <Row label="Previous balance" amount={money(bill.previousBalance)} />}
      {bill.movements.map((movement, index) => (
        <Row
          key={`${movement.on} ${index}`}
          label={`${movement.text}, ${shortDayText(movement.on)}`}
          amount={money(movement.amount)}
          quiet
        />
      ))}
      <Row label="New charges" amount={money(bill.currentCharges)} />
      <Row label="Taxes" amount={money(bill.taxes)} />
      <Row label="Charges and taxes" amount={money(bill.total)} strong={bill.totalDue === null} />
      {bill.totalDue !== null && (
        <Row label="Total due" amount={<Money amount={bill.totalDue} currency={bill.currency} sayCredit />} strong />
      )}
      {bill.messages.map((message) => (
        <Box key={message} sx={{ mt: 1, color: 'text.secondary', fontSize: '0.8125rem' }}>
          {message}
        </Box>
      ))}
    </Panel>
  )
}

interface RowProps {
  readonly label: string
  readonly amount: ReactNode
  readonly strong?: boolean
  readonly quiet?: boolean
}

function Row({ label, amount, strong = false, quiet = false }: RowProps) {
  return (
    <Box
      sx={{
        display: 'flex',
        justifyContent: 'space-between',
        gap: 1,
        py: '3px',
        fontSize: strong ? '0.9375rem' : '0.8125rem',
        fontWeight: strong ? 650 : 450,
        color: quiet ? 'text.secondary' : undefined,
        borderTop: strong ? 1 : 0,
        borderColor: 'divider',
        mt: strong ? 0.5 : 0,
      }}
    >
      <span>{label}</span>
      {amount}
    </Box>
  )
}
