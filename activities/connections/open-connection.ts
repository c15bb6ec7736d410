import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { insertConnection, lockConnection } from '../../db/connections/connection-store.js'
import { applicationFacts } from '../../db/connections/place-store.js'
import { insertStage } from '../../db/connections/stage-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import { checkApplication } from '../../domain/connections/check-application.js'
import type { Command } from '../../domain/kernel/command.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { valueOf } from '../../domain/kernel/outcome.js'
import { SERVICE_CONNECTION_WORKFLOW, serviceConnectionWorkflowId } from '../../workflows/connections/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { runCommand } from '../run-command.js'
import { recordConnectionStep } from './connection-process.js'
import { loadConnectionService } from './load-connection-service.js'

export interface OpenConnectionInput {
  readonly premiseId: string
  readonly service: string
  /** Absent: the premise's own point of the service, or a new one. */
  readonly servicePointId?: string
  readonly accountId: string
  readonly tariffCode: string
  readonly meterSize: string
  readonly wishedOn: string
  readonly note: string | null
}

/** Takes an application for a connection and begins its process. Refuses what `checkApplication` refuses. */
export function openConnection(pool: pg.Pool, command: Command<OpenConnectionInput>): Promise<{ id: string }> {
  return runCommand(pool, 'connections.open', command, async (tx) => {
    const { input, actor, reason } = command
    const { rules, today } = await loadConnectionService(tx.client)
    // Two applications for one place come one after the other.
    await tx.client.query('select from premises where premise_id = $1 for update', [input.premiseId])
    await lockAccounts(tx.client, [input.accountId])
    const facts = await applicationFacts(tx.client, input)
    const servicePointId = valueOf(checkApplication({ ...input, servicePointId: input.servicePointId }, facts, rules))
    const id = await insertConnection(tx, { ...input, servicePointId, appliedOn: today, createdBy: actor.id })
    await insertStage(tx, id, { visit: 1, stage: 'application', enteredOn: today })
    const order = await lockConnection(tx, id)
    invariant(order !== undefined, 'the connection just added', { id })
    await recordAudit(tx, {
      actor,
      action: 'connections.open',
      subjectKind: 'connection',
      subjectId: id,
      reason,
      after: { ...input, servicePointId },
    })
    const sentence = `Application for ${input.service} at ${input.premiseId}, ${input.meterSize} meter, wanted from ${input.wishedOn}.`
    await recordConnectionStep(tx, order, { key: 'open', sentence }, { actor, reason, today })
    await enqueueSignal(tx, {
      workflowId: serviceConnectionWorkflowId(id),
      signal: WAKE_SIGNAL,
      start: { type: SERVICE_CONNECTION_WORKFLOW, input: { connectionOrderId: id } },
    })
    return { id }
  })
}
