import type { WorkOrderRow } from '../../db/fieldwork/work-order-store.js'
import { type ProcessLink, type ProcessState, recordStep } from '../../db/processes/process-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { WorkOrderState } from '../../domain/fieldwork/work-order-states.js'
import { workOrderWorkflowId } from '../../workflows/fieldwork/contract.js'
import type { ChangedBy } from './changed-by.js'

const WAITS: Readonly<Record<WorkOrderState, Pick<ProcessState, 'state' | 'waitsFor' | 'owner'>>> = {
  created: { state: 'waiting', waitsFor: 'an appointment or a crew', owner: 'service_representative' },
  scheduled: { state: 'waiting', waitsFor: 'a crew', owner: 'service_representative' },
  dispatched: { state: 'waiting', waitsFor: 'the crew', owner: 'field' },
  en_route: { state: 'waiting', waitsFor: 'the crew to arrive', owner: 'field' },
  on_site: { state: 'waiting', waitsFor: 'the result', owner: 'field' },
  completed: { state: 'completed' },
  incomplete: { state: 'completed' },
  cancelled: { state: 'cancelled' },
}

/** Writes where an order stands into the process register, with the step that brought it there. */
export async function recordOrderStep(
  tx: Transaction,
  order: WorkOrderRow,
  step: { readonly key: string; readonly sentence: string },
  by: ChangedBy,
): Promise<void> {
  const waits = WAITS[order.state]
  await recordStep(
    tx,
    {
      processId: workOrderWorkflowId(order.workOrderId),
      kind: 'work_order',
      subjectKind: 'work_order',
      subjectId: order.workOrderId,
      title: `${order.typeTitle} at ${order.premiseId}`,
      step: order.state,
      ...waits,
      ...(waits.state === 'waiting' ? { dueOn: order.scheduledOn ?? order.wantedOn } : {}),
      links: linksOf(order),
    },
    { stepKey: step.key, sentence: step.sentence, businessDate: by.today, actor: by.actor.name, reason: by.reason },
  )
}

function linksOf(order: WorkOrderRow): ProcessLink[] {
  const subjects: readonly (readonly [string, string | null])[] = [
    ['premise', order.premiseId],
    ['account', order.accountId],
    ['agreement', order.agreementId],
  ]
  return subjects.flatMap(([subjectKind, subjectId]) => (subjectId === null ? [] : [{ subjectKind, subjectId }]))
}
