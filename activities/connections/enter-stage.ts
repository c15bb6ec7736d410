import type { ConnectionChange, ConnectionRow } from '../../db/connections/connection-store.js'
import { itemsOf } from '../../db/connections/money-store.js'
import { permitsOf, savePermit } from '../../db/connections/permit-store.js'
import { latestQuote } from '../../db/connections/quote-store.js'
import { insertStage, leaveStage, type LeftHow } from '../../db/connections/stage-store.js'
import { closeWaitTasks, endWaits, insertWait, type WaitRow } from '../../db/connections/wait-store.js'
import type { Transaction } from '../../db/transaction.js'
import { quoteNumber } from '../../domain/connections/quote-number.js'
import { type ConnectionStage, isEnded, stageTitle } from '../../domain/connections/stages.js'
import { sentenceOfWaits, type StageWait, waitsOfStage } from '../../domain/connections/stage-waits.js'
import type { ChangedBy } from '../fieldwork/changed-by.js'
import { endFieldWork } from './end-field-work.js'
import type { ConnectionService } from './load-connection-service.js'
import { recordConnectionChange } from './record-connection-change.js'

export interface EnteredStage {
  readonly stage: ConnectionStage
  /** How the stage before was left. */
  readonly how: LeftHow
  readonly act: string
  /** What happened, before what the new stage waits for. */
  readonly sentence?: string
  readonly change?: ConnectionChange
  readonly detail?: Readonly<Record<string, unknown>>
}

const WAIT_ENDS: Readonly<Record<LeftHow, NonNullable<WaitRow['endedHow']>>> = {
  done: 'met',
  overridden: 'overridden',
  back: 'dropped',
  cancelled: 'dropped',
}

/**
 * Leaves the stage of a locked connection and enters another: its waits and their tasks end, field work that is still open is
 * cancelled, and the new stage's waits begin. Returns the connection as it is now.
 */
export async function enterStage(
  tx: Transaction,
  order: ConnectionRow,
  entered: EnteredStage,
  service: ConnectionService,
  by: ChangedBy,
): Promise<ConnectionRow> {
  const id = order.connectionOrderId
  const visit = order.visit + 1
  await endWaits(tx, id, { on: by.today, how: WAIT_ENDS[entered.how] })
  await closeWaitTasks(tx, id, 'The connection went on')
  const stageWorkAfter = await endFieldWork(tx, order, by)
  await leaveStage(tx, id, { visit: order.visit, on: by.today, how: entered.how })
  await insertStage(tx, id, { visit, stage: entered.stage, enteredOn: by.today })
  if (entered.stage === 'permits') await needPermits(tx, order, service)
  const waits = await beginWaits(tx, order, { stage: entered.stage, visit }, service)
  const ends = isEnded(entered.stage)
  const standing = ends || entered.stage === 'agreement' ? [] : [sentenceOfWaits(stageTitle(entered.stage), waits)]
  return recordConnectionChange(
    tx,
    order,
    {
      act: entered.act,
      change: { ...entered.change, stage: entered.stage, visit, stageWorkAfter, ...(ends ? { endedOn: by.today } : {}) },
      sentence: [...(entered.sentence === undefined ? [] : [entered.sentence]), ...standing].join(' '),
      ...(entered.detail === undefined ? {} : { detail: entered.detail }),
    },
    by,
  )
}

/** The permits its service needs, those it already has left as they are. */
async function needPermits(tx: Transaction, order: ConnectionRow, { rules }: ConnectionService): Promise<void> {
  const known = await permitsOf(tx.client, order.connectionOrderId)
  const missing = rules.permits.filter(
    ({ service, code }) => service === order.service && !known.some((permit) => permit.code === code),
  )
  for (const { code, title, kind, obtainedBy } of missing) {
    await savePermit(tx, order.connectionOrderId, {
      code,
      title,
      kind,
      obtainedBy,
      state: 'needed',
      reference: null,
      requestedOn: null,
      decidedOn: null,
    })
  }
}

async function beginWaits(
  tx: Transaction,
  order: ConnectionRow,
  entered: { readonly stage: ConnectionStage; readonly visit: number },
  { rules, today }: ConnectionService,
): Promise<StageWait[]> {
  const id = order.connectionOrderId
  const quote = await latestQuote(tx.client, id)
  const first = (await itemsOf(tx.client, id)).find((item) => item.quoteVersion === quote?.version && item.instalment === 1)
  const waits = waitsOfStage(
    entered.stage,
    {
      isRemote: rules.remoteServices.includes(order.service),
      quoteNumber: quote === undefined ? null : quoteNumber(id, quote.version),
      quoteValidUntil: quote?.validUntil ?? null,
      firstDueOn: first?.dueOn ?? null,
      permits: await permitsOf(tx.client, id),
    },
    rules,
    today,
  )
  for (const wait of waits) await insertWait(tx, id, { ...wait, visit: entered.visit, begunOn: today })
  return waits
}
