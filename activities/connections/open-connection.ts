import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { insertConnection, lockConnection } from '../../db/connections/connection-store.js'
import { applicationFacts } from '../../db/connections/place-store.js'
import { insertStage } from '../../db/connections/stage-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import { findApplicant, type NewAccount } from '../../db/services/applicant-store.js'
import { cycleOfRoute } from '../../db/services/place-reads.js'
import type { Transaction } from '../../db/transaction.js'
import { checkApplication } from '../../domain/connections/check-application.js'
import type { Command } from '../../domain/kernel/command.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { SERVICE_CONNECTION_WORKFLOW, serviceConnectionWorkflowId } from '../../workflows/connections/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import type { NewApplicant } from '../customers/check-new-customer.js'
import { requireAlertsRead } from '../customers/require-alerts-read.js'
import type { ChangedBy } from '../fieldwork/changed-by.js'
import { runCommand } from '../run-command.js'
import { openAccount } from '../services/open-account.js'
import { recordConnectionStep } from './connection-process.js'
import { loadConnectionService } from './load-connection-service.js'

export interface OpenConnectionInput {
  readonly premiseId: string
  readonly service: string
  /** Absent: the premise's own point of the service, or a new one. */
  readonly servicePointId?: string
  /** Null: a new account for the applicant. */
  readonly accountId: string | null
  /** Of a new account: a customer who is known. */
  readonly customerId: string | null
  /** Of a new account: somebody new. */
  readonly newCustomer: NewApplicant | null
  readonly customerClass: NewAccount['customerClass']
  readonly delivery: NewAccount['delivery']
  readonly tariffCode: string
  readonly meterSize: string
  readonly wishedOn: string
  readonly note: string | null
}

/**
 * Takes an application for a connection and begins its process; who is new here becomes a customer with an account of their own. Refuses
 * what `checkApplication` and `checkNewCustomer` refuse, ALERTS_UNREAD, APPLICANT_MISSING, CYCLE_MISSING, and NOT_FOUND for a customer who is not there.
 */
export function openConnection(pool: pg.Pool, command: Command<OpenConnectionInput>): Promise<{ id: string }> {
  return runCommand(pool, 'connections.open', command, async (tx) => {
    const { input, actor, reason } = command
    const { rules, today } = await loadConnectionService(tx.client)
    // Two applications for one place come one after the other.
    await tx.client.query('select from premises where premise_id = $1 for update', [input.premiseId])
    if (input.accountId !== null) await lockAccounts(tx.client, [input.accountId])
    const { accountId: known, customerId } = input
    if (known !== null) await requireAlertsRead(tx, actor, { accountId: known })
    else if (customerId !== null) await requireAlertsRead(tx, actor, { customerId })
    const facts = await applicationFacts(tx.client, input)
    const servicePointId = valueOf(checkApplication({ ...input, servicePointId: input.servicePointId }, facts, rules))
    const accountId = input.accountId ?? (await newAccount(tx, input, { actor, reason, today }))
    const isNewAccount = input.accountId === null
    const id = await insertConnection(tx, {
      ...input,
      accountId,
      isNewAccount,
      servicePointId,
      appliedOn: today,
      createdBy: actor.id,
    })
    await insertStage(tx, id, { visit: 1, stage: 'application', enteredOn: today })
    const order = await lockConnection(tx, id)
    invariant(order !== undefined, 'the connection just added', { id })
    await recordAudit(tx, {
      actor,
      action: 'connections.open',
      subjectKind: 'connection',
      subjectId: id,
      reason,
      after: { ...applicationOf(input), accountId, isNewAccount, servicePointId },
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

/** The application without the person: their own entry in the audit says who they are. */
function applicationOf({ newCustomer: _person, ...application }: OpenConnectionInput): object {
  return application
}

async function newAccount(tx: Transaction, input: OpenConnectionInput, by: ChangedBy): Promise<string> {
  const { customerId, newCustomer, customerClass, delivery } = input
  if (customerId === null && newCustomer === null) {
    refuse('APPLICANT_MISSING', 'Say who applies: an account, a customer, or somebody new.')
  }
  if (customerId !== null && (await findApplicant(tx.client, customerId)) === undefined) {
    refuse('NOT_FOUND', `There is no customer ${customerId}.`)
  }
  const billCycle = await cycleOfRoute(tx.client, input.premiseId)
  if (billCycle === undefined) refuse('CYCLE_MISSING', 'No bill cycle is known for a new account at this premise.')
  return openAccount(tx, { customerId, newCustomer }, { customerClass, delivery, billCycle, openedOn: by.today }, by)
}
