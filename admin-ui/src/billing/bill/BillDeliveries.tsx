import Box from '@mui/material/Box'
import { EmptyState } from '../../presentation/EmptyState.js'
import { Instant } from '../../presentation/Instant.js'
import { Panel } from '../../presentation/Panel.js'
import { StateChip } from '../../presentation/StateChip.js'
import type { BillPage } from '../billing-records.js'

const CHANNEL = { email: 'E-mail', print: 'Print' } as const

/** How the bill reached the customer, or why not. */
export function BillDeliveries({ bill }: { readonly bill: BillPage }) {
  return (
    <Panel title="Delivery">
      {bill.deliveries.length === 0 && (
        <EmptyState
          dense
          title="Not sent"
          sentence={bill.state === 'draft' ? 'A draft is not sent.' : 'It is sent or printed with its run.'}
        />
      )}
      {bill.deliveries.map((delivery) => (
        <Box
          key={delivery.channel}
          sx={{
            px: 1.5,
            py: 1,
            fontSize: '0.8125rem',
            borderBottom: 1,
            borderColor: 'divider',
            '&:last-child': { borderBottom: 0 },
          }}
        >
          <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
            <strong>{CHANNEL[delivery.channel]}</strong>
            <StateChip state={delivery.state} />
          </Box>
          <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
            {delivery.address}
            {delivery.detail !== null && <Box>{delivery.detail}</Box>}
            <Box>
              <Instant at={delivery.updatedAt} />
            </Box>
          </Box>
        </Box>
      ))}
    </Panel>
  )
}
