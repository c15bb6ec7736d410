import { recordAudit } from '../../db/access/audit-store.js'
import { type ConnectionChange, type ConnectionRow, saveConnection } from '../../db/connections/connection-store.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import type { Transaction } from '../../db/transaction.js'
import { serviceConnectionWorkflowId } from '../../workflows/connections/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import type { ChangedBy } from '../fieldwork/changed-by.js'
import { recordConnectionStep } from './connection-process.js'

export interface RecordedChange {
  /** The verb, as the audit names it: `accept`, `go_back`. */
  readonly act: string
  readonly change: ConnectionChange
  readonly sentence: string
  /** What changed beside the row of the connection. */
  readonly detail?: Readonly<Record<string, unknown>>
}

/**
 * Changes a locked connection in one go: its row, the audit, its history and process; wakes the process where a person did it. Returns
 * the connection as it is now.
 */
export async function recordConnectionChange(
  tx: Transaction,
  order: ConnectionRow,
  { act, change, sentence, detail }: RecordedChange,
  by: ChangedBy,
): Promise<ConnectionRow> {
  const changed: ConnectionRow = { ...order, ...change, version: order.version + 1 }
  await saveConnection(tx, changed)
  await recordAudit(tx, {
    actor: by.actor,
    action: `connections.${act}`,
    subjectKind: 'connection',
    subjectId: order.connectionOrderId,
    reason: by.reason,
    before: Object.fromEntries(Object.keys(change).map((field) => [field, order[field as keyof ConnectionChange]])),
    after: { ...change, ...detail },
  })
  await recordConnectionStep(tx, changed, { key: `${act}/${changed.version}`, sentence }, by)
  if (by.actor.kind !== 'process') {
    await enqueueSignal(tx, { workflowId: serviceConnectionWorkflowId(order.connectionOrderId), signal: WAKE_SIGNAL })
  }
  return changed
}
