import { type ProcessLink, recordStep } from '../../db/processes/process-store.js'
import type { RequestRow } from '../../db/services/request-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { RequestKind } from '../../domain/services/request-plan.js'
import { moveWorkflowId } from '../../workflows/services/contract.js'

const TITLES: Readonly<Record<RequestKind, (request: MovedPlace) => string>> = {
  move_in: ({ premiseId }) => `Move in at ${premiseId}`,
  move_out: ({ fromPremiseId }) => `Move out of ${fromPremiseId}`,
  transfer: ({ premiseId, fromPremiseId }) => `Transfer from ${fromPremiseId} to ${premiseId}`,
  suspension: ({ fromPremiseId }) => `Suspension at ${fromPremiseId}`,
}

type MovedPlace = Pick<RequestRow, 'requestId' | 'kind' | 'premiseId' | 'fromPremiseId' | 'accountId'>

/** What a move is called in lists. */
export function moveTitle(request: MovedPlace): string {
  return TITLES[request.kind](request)
}

export interface MoveStepRecord {
  readonly state: 'running' | 'waiting' | 'completed' | 'cancelled'
  readonly step: string
  /** Identity of the step within the request. */
  readonly key: string
  readonly sentence: string
  readonly businessDate: string
  readonly actor: string
  readonly reason?: string
  readonly waitsFor?: string
  readonly nextWakeOn?: string
  readonly owner?: string
  readonly dueOn?: string
  readonly links?: readonly ProcessLink[]
}

/** Writes where a move stands into the process register, in the transaction of the step. */
export async function recordMoveStep(tx: Transaction, request: MovedPlace, step: MoveStepRecord): Promise<void> {
  const { state, step: name, waitsFor, nextWakeOn, owner, dueOn, links, key, sentence, businessDate, actor, reason } = step
  await recordStep(
    tx,
    {
      processId: moveWorkflowId(request.requestId),
      kind: 'move',
      subjectKind: 'service_request',
      subjectId: request.requestId,
      title: moveTitle(request),
      state,
      step: name,
      ...(waitsFor === undefined ? {} : { waitsFor }),
      ...(nextWakeOn === undefined ? {} : { nextWakeOn }),
      ...(owner === undefined ? {} : { owner }),
      ...(dueOn === undefined ? {} : { dueOn }),
      ...(links === undefined ? {} : { links }),
    },
    { stepKey: key, sentence, businessDate, actor, ...(reason === undefined ? {} : { reason }) },
  )
}
