import type { BoardView } from './board-plan.js'

/** The board of a day or its week, as an address that can be sent to a colleague. */
export function dispatchPath(view: BoardView, on: string): string {
  return `/dispatch?view=${view}&on=${on}`
}
