import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { EmptyState } from '../../presentation/EmptyState.js'
import { codeText, kmText } from '../field-words.js'
import { type BoardCrew, ordersAt, plannedMinutes, whyNot } from './board-plan.js'
import type { DayBoardProps } from './board-props.js'
import { CapacityBar } from './CapacityBar.js'
import { DropArea } from './DropArea.js'
import { OrderCard } from './OrderCard.js'

/** A column for each crew: how full its day is, and its orders in the order of its route, or by window where none was asked for. */
export function DayBoard(props: DayBoardProps) {
  return (
    <Box sx={{ display: 'flex', gap: 1, overflowX: 'auto', pb: 1, alignItems: 'stretch', minHeight: { md: 420 } }}>
      {props.crews.map((crew) => (
        <CrewColumn key={crew.id} {...props} crew={crew} />
      ))}
    </Box>
  )
}

function CrewColumn({ crew, on, routes, orders, pending, dragged, ...board }: DayBoardProps & { readonly crew: BoardCrew }) {
  const slot = { crewId: crew.id, on }
  const day = crew.days.find((one) => one.on === on)
  const planned = plannedMinutes(orders, slot)
  const route = routes.of(crew.id)
  const stops = new Map(route?.stops.map((stop, index) => [stop.id, { number: index + 1, km: kmText(stop.km) }]))
  const cards = [...ordersAt(orders, slot)].sort(
    (left, right) => (stops.get(left.id)?.number ?? Infinity) - (stops.get(right.id)?.number ?? Infinity) || 0,
  )
  return (
    <DropArea
      label={crew.name}
      isDragging={dragged !== undefined}
      whyNot={dragged === undefined || day === undefined ? undefined : whyNot(dragged, crew, day, planned)}
      onDropOrder={(orderId) => board.onMove(orderId, slot)}
      sx={{
        flex: '1 0 196px',
        maxWidth: 280,
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        display: 'flex',
        flexDirection: 'column',
      }}
    >
      <Box sx={{ p: 1, borderBottom: 1, borderColor: 'divider' }}>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
          <Box component="h2" sx={{ m: 0, fontSize: '0.875rem', fontWeight: 650, flex: 1, minWidth: 0 }}>
            {crew.name}
          </Box>
          <Box component="span" sx={{ fontSize: '0.75rem', color: 'text.secondary', whiteSpace: 'nowrap' }}>
            {day === undefined || day.from === null ? 'off' : `${day.from} – ${day.to}`}
          </Box>
        </Box>
        <Box sx={{ fontSize: '0.75rem', color: 'text.secondary', mb: 0.5 }}>
          {crew.skills.map(codeText).join(', ') || 'no special skills'}
          {crew.areas.length > 0 && ` · ${crew.areas.join(', ')}`}
        </Box>
        <CapacityBar planned={planned} minutes={day?.minutes ?? 0} />
        <RouteLine crew={crew} count={cards.length} routes={routes} />
      </Box>
      <Box sx={{ p: 0.75, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 0.75, alignContent: 'start', flex: 1 }}>
        {cards.map((order) => (
          <OrderCard
            key={order.id}
            order={order}
            stop={stops.get(order.id)}
            isSelected={board.selectedId === order.id}
            isPending={pending[order.id] !== undefined}
            onSelect={() => board.onSelect(order.id)}
            onDrag={board.onDrag}
          />
        ))}
        {cards.length === 0 && (
          <EmptyState dense title="Nothing planned" sentence="Drag an order here, or select one and assign it." />
        )}
      </Box>
    </DropArea>
  )
}

interface RouteLineProps {
  readonly crew: BoardCrew
  readonly count: number
  readonly routes: DayBoardProps['routes']
}

function RouteLine({ crew, count, routes }: RouteLineProps) {
  const route = routes.of(crew.id)
  if (count === 0) return null
  if (route !== undefined) {
    return (
      <Box sx={{ fontSize: '0.75rem', mt: 0.25 }}>
        <strong>{kmText(route.kmTotal)}</strong> in all, {kmText(route.kmHome)} of it home
      </Box>
    )
  }
  return (
    <Button
      variant="outlined"
      disabled={routes.isAsked(crew.id)}
      onClick={() => routes.ask(crew.id)}
      sx={{ mt: 0.5, minHeight: 26, py: 0 }}
      aria-label={`Order the route of ${crew.name}`}
    >
      {routes.isAsked(crew.id) ? 'Ordering…' : 'Order the route'}
    </Button>
  )
}
