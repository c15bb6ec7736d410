import Box from '@mui/material/Box'
import { Link } from 'react-router-dom'
import { shortDayText, weekdayText } from '../../presentation/date-text.js'
import { type BoardCrew, type CrewDay, ordersAt, plannedMinutes, whyNot } from './board-plan.js'
import type { BoardProps } from './board-props.js'
import { CapacityBar } from './CapacityBar.js'
import { dispatchPath } from './dispatch-path.js'
import { DropArea } from './DropArea.js'
import { OrderCard } from './OrderCard.js'

interface Props extends BoardProps {
  readonly days: readonly string[]
  readonly today: string
}

/** A row for each crew, a column for each day of the week. */
export function WeekBoard({ days, today, ...board }: Props) {
  return (
    <Box sx={{ overflowX: 'auto', pb: 1 }}>
      <Box
        role="table"
        aria-label="Crews by day"
        sx={{
          display: 'grid',
          gridTemplateColumns: `112px repeat(${days.length}, minmax(124px, 1fr))`,
          bgcolor: 'background.paper',
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          minWidth: 112 + days.length * 124,
        }}
      >
        <Box role="row" sx={{ display: 'contents' }}>
          <Box role="columnheader" sx={{ p: 1, fontSize: '0.8125rem', color: 'text.secondary' }}>
            Crew
          </Box>
          {days.map((on) => (
            <Box role="columnheader" key={on} sx={{ p: 1, fontSize: '0.8125rem', borderLeft: 1, borderColor: 'divider' }}>
              <Box
                component={Link}
                to={dispatchPath('day', on)}
                sx={{
                  color: 'inherit',
                  fontWeight: on === today ? 650 : 500,
                  textDecoration: 'none',
                  '&:hover': { textDecoration: 'underline' },
                }}
              >
                {weekdayText(on)} {shortDayText(on)}
              </Box>
            </Box>
          ))}
        </Box>
        {board.crews.map((crew) => (
          <Box role="row" key={crew.id} sx={{ display: 'contents' }}>
            <Box role="rowheader" sx={{ p: 1, fontSize: '0.8125rem', fontWeight: 600, borderTop: 1, borderColor: 'divider' }}>
              {crew.name}
            </Box>
            {crew.days.map((day) => (
              <Cell key={day.on} {...board} crew={crew} day={day} />
            ))}
          </Box>
        ))}
      </Box>
    </Box>
  )
}

function Cell({
  crew,
  day,
  orders,
  pending,
  dragged,
  ...board
}: BoardProps & { readonly crew: BoardCrew; readonly day: CrewDay }) {
  const slot = { crewId: crew.id, on: day.on }
  const cards = ordersAt(orders, slot)
  const planned = plannedMinutes(orders, slot)
  const isOff = day.from === null
  return (
    <Box
      role="cell"
      sx={{ minWidth: 0, borderTop: 1, borderLeft: 1, borderColor: 'divider', bgcolor: isOff ? 'action.hover' : undefined }}
    >
      <DropArea
        label={`${crew.name}, ${shortDayText(day.on)}`}
        isDragging={dragged !== undefined}
        whyNot={dragged === undefined ? undefined : whyNot(dragged, crew, day, planned)}
        onDropOrder={(orderId) => board.onMove(orderId, slot)}
        sx={{
          p: 0.75,
          minHeight: 72,
          height: '100%',
          display: 'grid',
          gridTemplateColumns: 'minmax(0, 1fr)',
          gap: 0.5,
          alignContent: 'start',
        }}
      >
        {isOff && cards.length === 0 ? (
          <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>off</Box>
        ) : (
          <CapacityBar planned={planned} minutes={day.minutes} />
        )}
        {cards.map((order) => (
          <OrderCard
            key={order.id}
            isSmall
            order={order}
            isSelected={board.selectedId === order.id}
            isPending={pending[order.id] !== undefined}
            onSelect={() => board.onSelect(order.id)}
            onDrag={board.onDrag}
          />
        ))}
      </DropArea>
    </Box>
  )
}
