import Box from '@mui/material/Box'
import type { WorkOrderPageJson } from '../../../../api/fieldwork/contract.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { FactList } from '../../presentation/FactList.js'
import { Panel } from '../../presentation/Panel.js'
import { TextLink } from '../../presentation/TextLink.js'
import { processPath } from '../../processes/process-words.js'
import { orderPage } from '../field-paths.js'
import { isEnded } from '../field-words.js'
import { OrderStateChip } from '../OrderStateChip.js'

/** What the order belongs to and what follows from it: its own process, the one that waits for it, orders before and after. */
export function OrderNextPanel({ order }: { readonly order: WorkOrderPageJson }) {
  const { followedBy, followsWorkOrderId: before } = order
  return (
    <Panel title={isEnded(order.state) ? 'What came of it' : 'What happens next'} padded>
      <FactList
        labelWidth={96}
        facts={[
          {
            label: 'Process',
            value: <TextLink to={processPath(order.processId)}>Reminders, missed days, overdue</TextLink>,
          },
          {
            label: 'Waits for it',
            value:
              order.requestedBy === null ? null : <TextLink to={processPath(order.requestedBy)}>{order.requestedBy}</TextLink>,
          },
          { label: 'Follows', value: before === null ? null : <TextLink to={orderPage(before)}>{before}</TextLink> },
          {
            label: 'Storm',
            value:
              order.outageId === null ? null : (
                <TextLink to={`/outages/${order.outageId}/show`}>{`Outage ${order.outageId}`}</TextLink>
              ),
          },
        ]}
      />
      {followedBy.length > 0 && (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 1, p: 0, display: 'grid', gap: 0.75 }}>
          {followedBy.map((next) => (
            <Box component="li" key={next.id} sx={{ display: 'flex', gap: 1, alignItems: 'center', fontSize: '0.8125rem' }}>
              <TextLink to={orderPage(next.id)} strong>
                {next.id}
              </TextLink>
              {next.typeTitle}
              <OrderStateChip state={next.state} />
            </Box>
          ))}
        </Box>
      )}
      {isEnded(order.state) && followedBy.length === 0 && (
        <EmptyState dense title="Nothing follows" sentence="The result led to no other order." />
      )}
    </Panel>
  )
}
