import Box from '@mui/material/Box'
import type { WorkOrderPageJson } from '../../../../api/fieldwork/contract.js'
import { Day } from '../../presentation/Day.js'
import { Figure } from '../../presentation/Figure.js'
import { RecordHeader } from '../../presentation/RecordHeader.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { StateChip } from '../../presentation/StateChip.js'
import { isEnded, windowText } from '../field-words.js'
import { OrderStateChip } from '../OrderStateChip.js'
import { PriorityMark } from '../PriorityMark.js'
import { OrderActs } from './OrderActs.js'

/** What is to be done where, how it stands, who goes and when. */
export function OrderHead({ order }: { readonly order: WorkOrderPageJson }) {
  return (
    <RecordHeader
      kind="Work order"
      number={order.id}
      name={order.typeTitle}
      state={
        <>
          <OrderStateChip state={order.state} />
          {order.isOverdue && <StateChip state="overdue" />}
          <PriorityMark priority={order.priority} />
        </>
      }
      below={
        <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
          <RecordLink resource="premises" id={order.premiseId}>
            {order.address}
          </RecordLink>
        </Box>
      }
      figures={
        <>
          <Figure label="Wanted">
            <Day date={order.wantedOn} />
          </Figure>
          <Figure label="Planned" note={windowText(order.windowFrom, order.windowTo) ?? undefined}>
            {order.scheduledOn === null ? 'no day yet' : <Day date={order.scheduledOn} />}
          </Figure>
          {isEnded(order.state) && order.completedOn !== null ? (
            <Figure label="Ended">
              <Day date={order.completedOn} />
            </Figure>
          ) : (
            <Figure label="Crew">{order.crewName ?? 'nobody yet'}</Figure>
          )}
        </>
      }
      acts={<OrderActs order={order} />}
    />
  )
}
