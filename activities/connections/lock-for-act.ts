import { type ConnectionRow, lockConnection } from '../../db/connections/connection-store.js'
import { meterAt } from '../../db/connections/place-store.js'
import { latestQuote } from '../../db/connections/quote-store.js'
import type { Queryable } from '../../db/pool.js'
import type { Transaction } from '../../db/transaction.js'
import { METERED_SERVICES } from '../../domain/connections/check-application.js'
import { type ConnectionAct, type ConnectionStanding, mayAct } from '../../domain/connections/connection-acts.js'
import type { ConnectionRules } from '../../domain/connections/connection-rules.js'
import type { Actor } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { requireAlertsRead } from '../customers/require-alerts-read.js'
import { type ConnectionService, loadConnectionService } from './load-connection-service.js'

/** A connection locked for an act that may be done now, with the rules it is done by. */
export interface LockedForAct extends ConnectionService {
  readonly order: ConnectionRow
}

/** Locks a connection for an act. Refuses NOT_FOUND, ALERTS_UNREAD and what `mayAct` refuses. */
export async function lockForAct(
  tx: Transaction,
  connectionOrderId: string,
  act: ConnectionAct,
  actor: Actor,
): Promise<LockedForAct> {
  const order = await lockConnection(tx, connectionOrderId)
  if (order === undefined) refuse('NOT_FOUND', `There is no connection ${connectionOrderId}.`)
  await requireAlertsRead(tx, actor, order)
  const service = await loadConnectionService(tx.client)
  valueOf(mayAct(act, await standingOf(tx.client, order, service.rules)))
  return { order, ...service }
}

/** Where a connection stands, as far as people's acts ask. */
export async function standingOf(db: Queryable, order: ConnectionRow, rules: ConnectionRules): Promise<ConnectionStanding> {
  const quote = await latestQuote(db, order.connectionOrderId)
  return {
    stage: order.stage,
    quoteState: quote?.state ?? null,
    isRemote: rules.remoteServices.includes(order.service),
    isEnergised: order.energisedOn !== null || order.agreementId !== null,
    needsMeter: METERED_SERVICES.includes(order.service),
    hasMeter: (await meterAt(db, order.servicePointId)) !== undefined,
  }
}
