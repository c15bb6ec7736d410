import Box from '@mui/material/Box'
import { Link } from 'react-router-dom'
import type { FieldOrderJson } from '../../../../api/fieldwork/contract.js'
import { StateChip } from '../../presentation/StateChip.js'
import { orderStateText, windowText } from '../field-words.js'
import { PriorityMark } from '../PriorityMark.js'
import type { StateOnDevice } from './queued-send.js'

interface Props {
  readonly order: FieldOrderJson
  readonly stands: StateOnDevice
  /** Its place in what is left of the route. */
  readonly number?: number
}

/** One order of the list, as large as a thumb in a glove. */
export function DayOrder({ order, stands, number }: Props) {
  const window = windowText(order.windowFrom, order.windowTo)
  return (
    <Box component="li" sx={{ borderBottom: 1, borderColor: 'divider', bgcolor: 'background.paper' }}>
      <Box
        component={Link}
        to={`/field/orders/${encodeURIComponent(order.id)}`}
        sx={{ display: 'flex', gap: 1.5, px: 2, py: 1.5, minHeight: 76, color: 'text.primary', textDecoration: 'none' }}
      >
        {number !== undefined && (
          <Box sx={{ fontSize: '1.5rem', fontWeight: 650, lineHeight: 1.1, minWidth: 22, color: 'primary.main' }}>{number}</Box>
        )}
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Box sx={{ display: 'flex', gap: 1, justifyContent: 'space-between' }}>
            <Box sx={{ fontWeight: 650, fontSize: '1.0625rem' }}>{order.typeTitle}</Box>
            {window !== null && <Box sx={{ fontWeight: 650, whiteSpace: 'nowrap' }}>{window}</Box>}
          </Box>
          <Box>{order.address}</Box>
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mt: 0.5, alignItems: 'center', fontSize: '0.9375rem' }}>
            <Standing stands={stands} />
            {(order.priority === 'emergency' || order.priority === 'high') && <PriorityMark priority={order.priority} />}
            {order.customerName !== null && (
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {order.customerName}
              </Box>
            )}
          </Box>
        </Box>
      </Box>
    </Box>
  )
}

function Standing({ stands }: Pick<Props, 'stands'>) {
  switch (stands) {
    case 'result_waits':
      return <StateChip state="queued" label="Done here, waits to be sent" />
    case 'result_refused':
      return <StateChip state="refused" label="Not taken" />
    case 'dispatched':
      return <StateChip state={stands} label="To do" tone="idle" />
    default:
      return <StateChip state={stands} label={orderStateText(stands)} />
  }
}
