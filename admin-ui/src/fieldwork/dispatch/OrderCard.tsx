import Box from '@mui/material/Box'
import type { DragEvent } from 'react'
import type { WorkOrderRecordJson } from '../../../../api/fieldwork/contract.js'
import { StateChip } from '../../presentation/StateChip.js'
import { isEnded, minutesText, windowText } from '../field-words.js'
import { OrderStateChip } from '../OrderStateChip.js'
import { PriorityMark } from '../PriorityMark.js'
import { isMovable } from './board-plan.js'
import { orderInDrag } from './drag-data.js'

interface Props {
  readonly order: WorkOrderRecordJson
  /** Its place in the route of the day, and how far it is from the stop before. */
  readonly stop?: { readonly number: number; readonly km: string }
  readonly isSelected: boolean
  /** The office has not answered yet whether it may lie here. */
  readonly isPending: boolean
  readonly isSmall?: boolean
  readonly onSelect: () => void
  readonly onDrag: (order: WorkOrderRecordJson | undefined) => void
}

/** An order on the board. It is dragged to a crew, or selected and assigned by the keyboard. */
export function OrderCard({ order, stop, isSelected, isPending, isSmall = false, onSelect, onDrag }: Props) {
  const mayMove = isMovable(order) && !isPending
  const window = windowText(order.windowFrom, order.windowTo)
  return (
    <Box
      component="button"
      type="button"
      data-order={order.id}
      aria-pressed={isSelected}
      aria-busy={isPending}
      draggable={mayMove}
      onClick={onSelect}
      onDragStart={(event: DragEvent<HTMLElement>) => {
        orderInDrag.write(event.dataTransfer, order.id)
        onDrag(order)
      }}
      onDragEnd={() => onDrag(undefined)}
      sx={(theme) => ({
        display: 'block',
        width: '100%',
        textAlign: 'left',
        font: 'inherit',
        fontSize: '0.8125rem',
        lineHeight: 1.35,
        color: 'inherit',
        px: 1,
        py: 0.75,
        bgcolor: isSelected ? 'action.selected' : 'background.paper',
        border: '1px solid',
        borderColor: isSelected ? 'primary.main' : 'divider',
        borderRadius: 0.75,
        cursor: mayMove ? 'grab' : 'pointer',
        opacity: isPending || isEnded(order.state) ? 0.65 : 1,
        borderLeftWidth: 3,
        borderLeftColor: colourOf(order, theme.console.tones),
        '&:hover': { bgcolor: isSelected ? 'action.selected' : 'action.hover' },
      })}
    >
      <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'baseline', fontWeight: 600 }}>
        {stop !== undefined && <span aria-label={`Stop ${stop.number}`}>{stop.number}.</span>}
        <Box component="span" sx={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {order.typeTitle}
        </Box>
        {!isSmall && (
          <Box component="span" sx={{ color: 'text.secondary', fontWeight: 450 }}>
            {minutesText(order.expectedMinutes)}
          </Box>
        )}
      </Box>
      <Box
        sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: isSmall ? 'nowrap' : undefined }}
        title={order.address}
      >
        {order.address}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, rowGap: 0.5, alignItems: 'center', mt: isSmall ? 0 : 0.25 }}>
        {window !== null && (
          <Box component="span" sx={{ fontWeight: 600 }}>
            {window}
          </Box>
        )}
        {window === null && order.needsAppointment && (
          <Box component="span" sx={{ color: 'secondary.main' }}>
            no window yet
          </Box>
        )}
        {(order.priority === 'emergency' || order.priority === 'high') && <PriorityMark priority={order.priority} />}
        {order.isOverdue && <StateChip state="overdue" />}
        {!isSmall && order.crewId !== null && order.state !== 'dispatched' && <OrderStateChip state={order.state} />}
        {stop !== undefined && (
          <Box component="span" sx={{ color: 'text.secondary', ml: 'auto' }}>
            {stop.km}
          </Box>
        )}
      </Box>
    </Box>
  )
}

type Tones = Readonly<Record<'idle' | 'waiting' | 'action', { readonly dot: string }>>

/** The edge of the card and its pin on the map have the same colour. */
export function colourOf(order: Pick<WorkOrderRecordJson, 'priority'>, tones: Tones): string {
  if (order.priority === 'emergency') return tones.action.dot
  return order.priority === 'high' ? tones.waiting.dot : tones.idle.dot
}
