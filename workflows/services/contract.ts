/** A move from the request to the settled account. Names and ids are API: never rename. */
export const MOVE_WORKFLOW = 'move'

export interface MoveInput {
  readonly requestId: string
}

export function moveWorkflowId(requestId: string): string {
  return `move/${requestId}`
}
