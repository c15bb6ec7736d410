import type { ConnectionRow } from '../../db/connections/connection-store.js'
import { isFirstPaid } from '../../db/connections/money-store.js'
import { permitsOf } from '../../db/connections/permit-store.js'
import { meterAt } from '../../db/connections/place-store.js'
import { findAsBuilt } from '../../db/connections/record-store.js'
import { latestQuote } from '../../db/connections/quote-store.js'
import { waitsOf } from '../../db/connections/wait-store.js'
import { ordersOf, type RequestedOrder } from '../../db/fieldwork/work-order-store.js'
import type { Queryable } from '../../db/pool.js'
import { METERED_SERVICES } from '../../domain/connections/check-application.js'
import { type ConnectionRules, constructionWorkOf } from '../../domain/connections/connection-rules.js'
import type { ConnectionFacts, WorkFacts } from '../../domain/connections/next-connection-step.js'
import { isOrderEnded } from '../../domain/fieldwork/work-order-states.js'
import { serviceConnectionWorkflowId } from '../../workflows/connections/contract.js'

/** The field orders of a connection that count: what was done since it was last taken back, and what its stage has asked for. */
export async function workOf(db: Queryable, order: ConnectionRow): Promise<RequestedOrder[]> {
  const orders = await ordersOf(db, serviceConnectionWorkflowId(order.connectionOrderId))
  return orders.filter(
    ({ workOrderId, state }) =>
      isAfter(workOrderId, order.workAfter) && (state === 'completed' || isAfter(workOrderId, order.stageWorkAfter)),
  )
}

/** Whether an order was made after another one; numbers grow longer than their digits. */
function isAfter(workOrderId: string, other: string): boolean {
  return workOrderId.length === other.length ? workOrderId > other : workOrderId.length > other.length
}

/** Everything the next step of a connection depends on, read anew. */
export async function loadConnectionFacts(db: Queryable, order: ConnectionRow, rules: ConnectionRules): Promise<ConnectionFacts> {
  const id = order.connectionOrderId
  const quote = await latestQuote(db, id)
  const waits = await waitsOf(db, id)
  return {
    stage: order.stage,
    work: (await workOf(db, order)).map(workFacts),
    isSurveyed: order.surveyId !== null,
    quote:
      quote === undefined
        ? null
        : { state: quote.state, validUntil: quote.validUntil, isOfThisStage: quote.visit === order.visit },
    isFirstPaid: quote === undefined || (await isFirstPaid(db, id, quote.version)),
    permits: await permitsOf(db, id),
    construction: constructionWorkOf(rules, order.service),
    needsMeter: METERED_SERVICES.includes(order.service),
    hasMeter: (await meterAt(db, order.servicePointId)) !== undefined,
    isRemote: rules.remoteServices.includes(order.service),
    isEnergised: order.energisedOn !== null,
    isAgreementActive: order.agreementId !== null,
    isAsBuilt: (await findAsBuilt(db, id)) !== undefined,
    isOverridden: waits.some(
      (wait) => wait.visit === order.visit && wait.awaited === order.stage && wait.endedHow === 'overridden',
    ),
    waits: waits
      .filter(({ endedOn }) => endedOn === null)
      .map(({ waitId, begunOn, dueOn, reminded, escalatedOn }) => ({
        waitId,
        begunOn,
        dueOn,
        reminded,
        isEscalated: escalatedOn !== null,
      })),
  }
}

function workFacts({ typeCode, state }: RequestedOrder): WorkFacts {
  return { typeCode, state: state === 'completed' ? 'done' : isOrderEnded(state) ? 'not_done' : 'open' }
}
