import { done, type Outcome, refused } from '../kernel/outcome.js'

/** From the wish to the result. `completed`, `incomplete` and `cancelled` are ends; what follows is an order of its own. */
export const WORK_ORDER_STATES = [
  'created',
  'scheduled',
  'dispatched',
  'en_route',
  'on_site',
  'completed',
  'incomplete',
  'cancelled',
] as const
export type WorkOrderState = (typeof WORK_ORDER_STATES)[number]

/** Where an order may go from each state; the database has the same edges. */
export const WORK_ORDER_EDGES: Readonly<Record<WorkOrderState, readonly WorkOrderState[]>> = {
  // A phone without signal may bring the result before it says that somebody left or arrived, or after the day was taken for missed.
  created: ['scheduled', 'dispatched', 'completed', 'incomplete', 'cancelled'],
  scheduled: ['created', 'dispatched', 'completed', 'incomplete', 'cancelled'],
  dispatched: ['created', 'scheduled', 'en_route', 'on_site', 'completed', 'incomplete', 'cancelled'],
  en_route: ['dispatched', 'on_site', 'completed', 'incomplete', 'cancelled'],
  on_site: ['dispatched', 'completed', 'incomplete', 'cancelled'],
  completed: [],
  incomplete: [],
  cancelled: [],
}

export function isOrderEnded(state: WorkOrderState): boolean {
  return WORK_ORDER_EDGES[state].length === 0
}

export type MoveOrderRefusal = 'ORDER_ENDED' | 'ORDER_STATE'

/** The state an order goes to, or why it cannot go there now. Where it already is there, that is an answer and no refusal. */
export function moveOrder(from: WorkOrderState, to: WorkOrderState): Outcome<WorkOrderState, MoveOrderRefusal> {
  if (from === to || WORK_ORDER_EDGES[from].includes(to)) return done(to)
  if (isOrderEnded(from)) {
    return refused('ORDER_ENDED', `The work order is ${stateWords(from)}; nothing more is done with it. Order the work anew.`, {
      state: from,
    })
  }
  return refused(
    'ORDER_STATE',
    `The work order is ${stateWords(from)} and cannot become ${stateWords(to)} from there. Load it again and see what happened.`,
    { state: from },
  )
}

/** A state in running text: "en route". */
export function stateWords(state: WorkOrderState): string {
  return state.replaceAll('_', ' ')
}
