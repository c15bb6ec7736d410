import type { WorkOrderRecordJson } from '../../../../api/fieldwork/contract.js'
import type { BoardCrew, PendingMoves, Slot } from './board-plan.js'
import type { DayRoutes } from './use-day-routes.js'

/** What every part of the board draws and tells. */
export interface BoardProps {
  readonly crews: readonly BoardCrew[]
  /** With the moves that have no answer yet. */
  readonly orders: readonly WorkOrderRecordJson[]
  readonly pending: PendingMoves
  readonly selectedId: string | undefined
  readonly dragged: WorkOrderRecordJson | undefined
  readonly onSelect: (orderId: string) => void
  readonly onDrag: (order: WorkOrderRecordJson | undefined) => void
  /** null: to nobody. */
  readonly onMove: (orderId: string, slot: Slot | null) => void
}

export interface DayBoardProps extends BoardProps {
  readonly on: string
  readonly routes: DayRoutes
}
