import { loadConnectionService } from '../../activities/connections/load-connection-service.js'
import { standingOf } from '../../activities/connections/lock-for-act.js'
import { connectionWork, findConnectionRecord } from '../../db/connections/connection-reads.js'
import { findConnection } from '../../db/connections/connection-store.js'
import { itemsOf } from '../../db/connections/money-store.js'
import { permitsOf } from '../../db/connections/permit-store.js'
import { meterAt } from '../../db/connections/place-store.js'
import { quotesOf } from '../../db/connections/quote-store.js'
import { filesOf, findAsBuilt, findSurvey, type SurveyRow } from '../../db/connections/record-store.js'
import { stagesOf } from '../../db/connections/stage-store.js'
import { waitsOf } from '../../db/connections/wait-store.js'
import type { Queryable } from '../../db/pool.js'
import { findProcess } from '../../db/processes/process-reads.js'
import type { Permission } from '../../domain/access/permissions.js'
import { CONNECTION_ACTS, type ConnectionAct, mayAct } from '../../domain/connections/connection-acts.js'
import { meterSizesOf } from '../../domain/connections/connection-rules.js'
import { stagesBackFrom } from '../../domain/connections/go-back.js'
import { refundOf } from '../../domain/connections/refund.js'
import { serviceConnectionWorkflowId } from '../../workflows/connections/contract.js'
import type { WORK_ORDER_STATES } from '../../domain/fieldwork/work-order-states.js'
import { found } from '../errors.js'
import type { ConnectionPageJson } from './contract.js'
import { moneyJson } from './connection-money.js'
import { quotesJson } from './quote-json.js'

/** Which right an act needs. */
export const ACT_PERMISSIONS: Readonly<Record<ConnectionAct, Permission>> = {
  record_survey: 'connections.record',
  draft_quote: 'connections.work',
  send_quote: 'connections.work',
  accept: 'connections.work',
  decline: 'connections.work',
  change_scope: 'connections.work',
  energise: 'connections.record',
  record_as_built: 'connections.record',
  override: 'connections.override',
  go_back: 'connections.work',
  cancel: 'connections.cancel',
}

/** One connection with everything that belongs to it, as the person who asks may act on it. */
export async function connectionPageOf(
  db: Queryable,
  connectionOrderId: string,
  may: (permission: Permission) => boolean,
): Promise<ConnectionPageJson> {
  const record = found(await findConnectionRecord(db, connectionOrderId))
  const order = found(await findConnection(db, connectionOrderId))
  const service = await loadConnectionService(db)
  const { rules, currency } = service
  const processId = serviceConnectionWorkflowId(connectionOrderId)
  const [standing, way, waits, survey, quotes, permits, work, items, files, asBuilt, process, meterId] = await Promise.all([
    standingOf(db, order, rules),
    stagesOf(db, connectionOrderId),
    waitsOf(db, connectionOrderId),
    findSurvey(db, order.surveyId),
    quotesOf(db, connectionOrderId),
    permitsOf(db, connectionOrderId),
    connectionWork(db, processId),
    itemsOf(db, connectionOrderId),
    filesOf(db, connectionOrderId),
    findAsBuilt(db, connectionOrderId),
    findProcess(db, processId),
    meterAt(db, order.servicePointId),
  ])
  const accepted = quotes.find(({ state }) => state === 'accepted')
  return {
    ...record,
    service: record.service as ConnectionPageJson['service'],
    servicePointId: order.servicePointId,
    tariffCode: order.tariffCode,
    meterSize: order.meterSize,
    note: order.note,
    meterId: meterId ?? null,
    energisedOn: order.energisedOn,
    agreementId: order.agreementId,
    processId,
    currency,
    meterSizes: meterSizesOf(rules, order.service),
    labourRate: rules.labourRate.toFixed(),
    instalmentsAtMost: rules.instalmentsAtMost,
    backTo: stagesBackFrom(order.stage),
    acts: CONNECTION_ACTS.map((act) => {
      const decided = mayAct(act, standing)
      const isAllowed = may(ACT_PERMISSIONS[act])
      return { act, disabledReason: !isAllowed ? 'Your role may not do this.' : decided.ok ? null : decided.refusal.message }
    }),
    way,
    waits: waits.map(({ waitId: id, ...wait }) => ({ id, ...wait })),
    survey: survey === undefined ? null : surveyJson(survey),
    quotes: quotesJson(connectionOrderId, quotes, currency),
    permits,
    work: work.map((each) => ({ ...each, state: each.state as (typeof WORK_ORDER_STATES)[number] })),
    money: moneyJson(items, refundOf(accepted?.lines ?? [], order.stage, rules, currency), currency),
    files,
    asBuilt: asBuilt ?? null,
    log: (process?.steps ?? []).map(({ id, sentence, businessDate, actor, reason }) => ({
      id,
      sentence,
      businessDate,
      actor,
      reason,
    })),
  }
}

function surveyJson({ surveyId: _key, ...found }: SurveyRow): NonNullable<ConnectionPageJson['survey']> {
  return { ...found, materials: [...found.materials] }
}
