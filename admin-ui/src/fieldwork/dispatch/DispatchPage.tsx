import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router-dom'
import type { DayRouteJson, DispatchBoardJson, WorkOrderRecordJson } from '../../../../api/fieldwork/contract.js'
import { isLocalDate } from '../../../../domain/kernel/local-date.js'
import { dayText, weekdayText } from '../../presentation/date-text.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { PageHeader } from '../../presentation/PageHeader.js'
import { RecordSkeleton } from '../../presentation/Skeletons.js'
import { useToday } from '../../presentation/use-utility.js'
import { type BoardView, isMovable, ordersAt, spanOf, withPending } from './board-plan.js'
import { DayBoard } from './DayBoard.js'
import { DispatchBar } from './DispatchBar.js'
import { DispatchMap } from './DispatchMap.js'
import { dispatchPath } from './dispatch-path.js'
import { SelectedOrderBar } from './SelectedOrderBar.js'
import { UnplannedColumn } from './UnplannedColumn.js'
import { useBoard } from './use-board.js'
import { useDayRoutes } from './use-day-routes.js'
import { WeekBoard } from './WeekBoard.js'

/** Who goes where on a day or in a week: cards are dragged to crews, or selected and assigned; the map shows where they lie. */
export function DispatchPage() {
  const [query] = useSearchParams()
  const today = useToday()
  const navigate = useNavigate()
  if (today === undefined) return <RecordSkeleton />
  const asked = query.get('on') ?? ''
  const on = isLocalDate(asked) ? asked : isLocalDate(today) ? today : undefined
  const view: BoardView = query.get('view') === 'week' ? 'week' : 'day'
  if (on === undefined) return <RecordSkeleton />
  const span = spanOf(view, on)
  return (
    <>
      <PageHeader
        title="Dispatch"
        subtitle={view === 'day' ? `${weekdayText(on)}, ${dayText(on)}` : `${dayText(span.from)} – ${dayText(span.to)}`}
        acts={
          <DispatchBar view={view} on={on} today={today} onShow={(nextView, day) => void navigate(dispatchPath(nextView, day))} />
        }
      />
      <Board view={view} on={on} today={today} {...span} />
    </>
  )
}

interface BoardPartProps {
  readonly view: BoardView
  readonly on: string
  readonly today: string
  readonly from: string
  readonly to: string
}

function Board({ view, on, today, from, to }: BoardPartProps) {
  const { query, pending, refused, forgetRefused, move } = useBoard(from, to, true)
  if (query.data === undefined) {
    return query.isPending ? (
      <RecordSkeleton />
    ) : (
      <ErrorState error={query.error} what="The board" onRetry={() => void query.refetch()} />
    )
  }
  if (query.data.crews.length === 0) {
    return (
      <EmptyState
        title="No crews yet"
        sentence="A crew has skills, an area and working hours; orders are given to it."
        act={
          <Button component={Link} to="/crews" variant="outlined">
            Set up crews
          </Button>
        }
      />
    )
  }
  const orders = withPending(query.data.orders, pending)
  return (
    <>
      {refused !== undefined && (
        <Alert severity="error" onClose={forgetRefused} sx={{ mx: { xs: 1, sm: 2 }, mb: 1 }}>
          {refused.orderId} went back to where it was: {refused.sentence}
        </Alert>
      )}
      <BoardParts
        board={query.data}
        orders={orders}
        pending={pending}
        view={view}
        on={on}
        today={today}
        onMove={(orderId, slot) => {
          const order = orders.find((one) => one.id === orderId)
          if (order !== undefined && isMovable(order)) void move(order, slot)
        }}
      />
    </>
  )
}

interface PartsProps {
  readonly board: DispatchBoardJson
  readonly orders: readonly WorkOrderRecordJson[]
  readonly pending: ReturnType<typeof useBoard>['pending']
  readonly view: BoardView
  readonly on: string
  readonly today: string
  readonly onMove: (orderId: string, slot: { readonly crewId: string; readonly on: string } | null) => void
}

function BoardParts({ board, orders, pending, view, on, today, onMove }: PartsProps) {
  const [selectedId, setSelectedId] = useState<string>()
  const [dragged, setDragged] = useState<WorkOrderRecordJson>()
  const routes = useDayRoutes(on, orders)
  const selected = orders.find((order) => order.id === selectedId)
  const drawn = board.crews.flatMap((crew): DayRouteJson[] => {
    const route = view === 'day' && ordersAt(orders, { crewId: crew.id, on }).length > 0 ? routes.of(crew.id) : undefined
    return route === undefined ? [] : [route]
  })
  const onMap = view === 'week' ? orders : orders.filter((order) => order.scheduledOn === on || order.crewId === null)
  // A card that is dropped leaves its place before the browser says that dragging has ended.
  const drop: PartsProps['onMove'] = (orderId, slot) => {
    setDragged(undefined)
    onMove(orderId, slot)
  }
  const shared = { orders, pending, selectedId, dragged, onSelect: setSelectedId, onDrag: setDragged, onMove: drop }
  return (
    <>
      {selected !== undefined && (
        <SelectedOrderBar
          order={selected}
          on={on}
          onTakeBack={() => onMove(selected.id, null)}
          onClose={() => setSelectedId(undefined)}
        />
      )}
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          px: { xs: 1, sm: 2 },
          pb: 3,
          alignItems: 'start',
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            md: '220px minmax(0, 1fr)',
            lg: view === 'day' ? '220px minmax(0, 1fr) 340px' : '220px minmax(0, 1fr)',
          },
        }}
      >
        <UnplannedColumn {...shared} />
        {view === 'day' ? (
          <DayBoard {...shared} crews={board.crews} on={on} routes={routes} />
        ) : (
          <WeekBoard {...shared} crews={board.crews} days={board.days} today={today} />
        )}
        <Box sx={{ gridColumn: { md: '1 / -1', lg: view === 'day' ? 'auto' : '1 / -1' }, maxWidth: { md: 560, lg: 'none' } }}>
          <DispatchMap orders={onMap} crews={board.crews} routes={drawn} selectedId={selectedId} onSelect={setSelectedId} />
        </Box>
      </Box>
    </>
  )
}
