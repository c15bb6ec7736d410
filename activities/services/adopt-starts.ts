import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import { type DueStart, lockDueStarts } from '../../db/services/brought-over-reads.js'
import { BROUGHT_OVER_BY, insertPart, insertRequest } from '../../db/services/request-store.js'
import { inTransaction, type Transaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Actor } from '../../domain/kernel/command.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { MOVE_WORKFLOW, moveWorkflowId } from '../../workflows/services/contract.js'
import { moveTitle, recordMoveStep } from './record-move-step.js'

const PENSTOCK: Actor = { kind: 'process', id: 'move', name: 'Penstock' }

export interface AdoptedStart {
  readonly processId: string
  readonly kind: 'move'
  readonly title: string
}

/**
 * Opens a move in for every agreement that waits for its first day, whose day has come, and that no request carries: an import brought it
 * over, and nobody would begin it. What begins for an account at a premise on a day is one request. What the former system asked of the
 * customer is not asked again. Two at once adopt each agreement once.
 */
export function adoptStarts(pool: pg.Pool): Promise<AdoptedStart[]> {
  return inTransaction(pool, async (tx) => {
    const utility = await loadUtility(tx.client)
    if (utility === undefined) return []
    const adopted: AdoptedStart[] = []
    for (const start of await lockDueStarts(tx, utility.today)) adopted.push(await adopt(tx, start, utility.today))
    return adopted
  })
}

async function adopt(tx: Transaction, start: DueStart, today: string): Promise<AdoptedStart> {
  const { accountId, premiseId, startOn, agreementIds } = start
  const request = { kind: 'move_in', accountId, premiseId, fromPremiseId: null } as const
  const requestId = await insertRequest(tx, {
    ...request,
    isNewAccount: false,
    startOn,
    stopOn: null,
    forwarding: null,
    requestedOn: today,
    requestedBy: BROUGHT_OVER_BY,
  })
  for (const agreementId of agreementIds) {
    await insertPart(tx, requestId, { agreementId, act: 'start', party: 'applicant', onDate: startOn })
  }
  await recordAudit(tx, {
    actor: PENSTOCK,
    action: 'services.request.adopt',
    subjectKind: 'service_request',
    subjectId: requestId,
    reason: 'brought over by an import',
    after: { ...start },
  })
  const processId = moveWorkflowId(requestId)
  await recordMoveStep(
    tx,
    { ...request, requestId },
    {
      state: 'running',
      step: 'opened',
      key: 'opened',
      sentence: `Service of account ${accountId} at ${premiseId} was to begin on ${startOn}, as it was brought over; it begins here.`,
      businessDate: today,
      actor: PENSTOCK.name,
      links: [
        { subjectKind: 'account', subjectId: accountId },
        { subjectKind: 'premise', subjectId: premiseId },
        ...start.servicePointIds.map((subjectId) => ({ subjectKind: 'service_point', subjectId })),
        ...agreementIds.map((subjectId) => ({ subjectKind: 'agreement', subjectId })),
      ],
    },
  )
  await enqueueSignal(tx, {
    workflowId: processId,
    signal: WAKE_SIGNAL,
    start: { type: MOVE_WORKFLOW, input: { requestId } },
  })
  return { processId, kind: 'move', title: moveTitle({ ...request, requestId }) }
}
