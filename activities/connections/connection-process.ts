import type { ConnectionRow } from '../../db/connections/connection-store.js'
import { openWaits } from '../../db/connections/wait-store.js'
import { type ProcessLink, type ProcessState, recordStep } from '../../db/processes/process-store.js'
import type { Transaction } from '../../db/transaction.js'
import { stageWords } from '../../domain/connections/stages.js'
import { serviceConnectionWorkflowId } from '../../workflows/connections/contract.js'
import type { ChangedBy } from '../fieldwork/changed-by.js'

/** Writes where a connection stands into the process register, with the step that brought it there. */
export async function recordConnectionStep(
  tx: Transaction,
  order: ConnectionRow,
  step: { readonly key: string; readonly sentence: string },
  by: ChangedBy,
): Promise<void> {
  await recordStep(
    tx,
    {
      processId: serviceConnectionWorkflowId(order.connectionOrderId),
      kind: 'service_connection',
      subjectKind: 'connection',
      subjectId: order.connectionOrderId,
      title: `Connection ${order.connectionOrderId}: ${order.service} at ${order.premiseId}`,
      step: order.stage,
      ...(await standingOf(tx, order)),
      links: linksOf(order),
    },
    { stepKey: step.key, sentence: step.sentence, businessDate: by.today, actor: by.actor.name, reason: by.reason },
  )
}

async function standingOf(
  tx: Transaction,
  order: ConnectionRow,
): Promise<Pick<ProcessState, 'state' | 'waitsFor' | 'owner' | 'dueOn'>> {
  if (order.stage === 'completed' || order.stage === 'cancelled') return { state: order.stage }
  const waits = await openWaits(tx.client, order.connectionOrderId)
  const [first] = waits
  if (first === undefined) return { state: 'running', waitsFor: stageWords(order.stage) }
  return {
    state: 'waiting',
    waitsFor: waits.map(({ waitsFor }) => waitsFor).join(', '),
    owner: first.owner,
    dueOn: first.dueOn,
  }
}

function linksOf(order: ConnectionRow): ProcessLink[] {
  const subjects: readonly (readonly [string, string | null])[] = [
    ['premise', order.premiseId],
    ['account', order.accountId],
    ['agreement', order.agreementId],
  ]
  return subjects.flatMap(([subjectKind, subjectId]) => (subjectId === null ? [] : [{ subjectKind, subjectId }]))
}
