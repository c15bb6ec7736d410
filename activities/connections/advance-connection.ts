import type pg from 'pg'
import { type ConnectionRow, lockConnection } from '../../db/connections/connection-store.js'
import { type ConnectionStep, ENERGISE_WORK, nextConnectionStep } from '../../domain/connections/next-connection-step.js'
import { noteWait } from '../../db/processes/process-store.js'
import { inTransaction, type Transaction } from '../../db/transaction.js'
import type { Actor } from '../../domain/kernel/command.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { type ServiceConnectionInput, serviceConnectionWorkflowId } from '../../workflows/connections/contract.js'
import type { EntityStep } from '../../workflows/processes/contract.js'
import type { ChangedBy } from '../fieldwork/changed-by.js'
import { activateAgreement } from './activate-agreement.js'
import { enterStage, type EnteredStage } from './enter-stage.js'
import { escalateWait } from './escalate-wait.js'
import { lapseQuote } from './lapse-quote.js'
import { loadConnectionFacts, workOf } from './load-connection-facts.js'
import { type ConnectionService, loadConnectionService } from './load-connection-service.js'
import { makeServicePoint } from './make-service-point.js'
import { orderConnectionWork } from './order-connection-work.js'
import { remindOfWait } from './remind-of-wait.js'

const PENSTOCK: Actor = { kind: 'process', id: 'service-connection', name: 'Penstock' }

/** A waiting connection looks again by itself this often: the day is noticed within the hour, a lost signal delays it no longer. */
const LOOK_AGAIN_MS = 3_600_000

/** Reads where a connection stands, takes its next step in one transaction and says how its process goes on. */
export function advanceConnection(pool: pg.Pool, input: ServiceConnectionInput): Promise<EntityStep> {
  return inTransaction(pool, async (tx) => {
    const order = await lockConnection(tx, input.connectionOrderId)
    invariant(order !== undefined, 'a process without its connection', { ...input })
    const service = await loadConnectionService(tx.client)
    const facts = await loadConnectionFacts(tx.client, order, service.rules)
    const step = nextConnectionStep(facts, service.rules, service.today)
    if (step.kind === 'end') return { kind: 'end' }
    if (step.kind === 'wait') {
      await noteWait(tx, serviceConnectionWorkflowId(order.connectionOrderId), step.until)
      return { kind: 'wait', waitMs: LOOK_AGAIN_MS }
    }
    await takeStep(tx, order, step, service, facts.isOverridden)
    return { kind: 'again' }
  })
}

async function takeStep(
  tx: Transaction,
  order: ConnectionRow,
  step: Exclude<ConnectionStep, { kind: 'end' | 'wait' }>,
  service: ConnectionService,
  isOverridden: boolean,
): Promise<void> {
  const by: ChangedBy = { actor: PENSTOCK, reason: 'What it waited for is there', today: service.today }
  const overdue: ChangedBy = { ...by, reason: 'The day has come' }
  switch (step.kind) {
    case 'enter': {
      const entered = await nextStage(tx, order, step.stage, by)
      await enterStage(tx, order, { ...entered, how: isOverridden ? 'overridden' : 'done' }, service, by)
      return
    }
    case 'order_work':
      return orderConnectionWork(tx, order, step.typeCode, by)
    case 'lapse_quote':
      return lapseQuote(tx, order, service, overdue)
    case 'activate':
      return activateAgreement(tx, order, by)
    case 'remind':
      return remindOfWait(tx, order, step, overdue)
    case 'escalate':
      return escalateWait(tx, order, step, overdue)
  }
}

/** What entering a stage brings with it. */
async function nextStage(
  tx: Transaction,
  order: ConnectionRow,
  stage: EnteredStage['stage'],
  by: ChangedBy,
): Promise<Omit<EnteredStage, 'how'>> {
  if (stage === 'construction' && order.servicePointId === null) {
    const servicePointId = await makeServicePoint(tx, order, by)
    return { stage, act: 'enter', change: { servicePointId }, sentence: `Service point ${servicePointId} was made.` }
  }
  if (stage === 'agreement') {
    const work = await workOf(tx.client, order)
    const done = work.findLast(({ typeCode, state }) => typeCode === ENERGISE_WORK && state === 'completed')
    const energisedOn = order.energisedOn ?? done?.completedOn ?? by.today
    return { stage, act: 'enter', change: { energisedOn }, sentence: `Energised on ${energisedOn}.` }
  }
  if (stage === 'completed') return { stage, act: 'complete', sentence: 'The connection is complete.' }
  return { stage, act: 'enter' }
}
