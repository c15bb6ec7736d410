import type pg from 'pg'
import { endAppointment } from '../../db/fieldwork/appointment-store.js'
import { countFiles, findResult, followUpsOf, insertResult } from '../../db/fieldwork/result-store.js'
import { lockWorkOrder, type WorkOrderRow } from '../../db/fieldwork/work-order-store.js'
import type { Transaction } from '../../db/transaction.js'
import { isMetered } from '../../domain/fieldwork/check-meter-work.js'
import { checkResult, type FieldResult } from '../../domain/fieldwork/check-result.js'
import { moveOrder, type WorkOrderState } from '../../domain/fieldwork/work-order-states.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { isCutOrder, lockAccountOfCut, recordCut } from '../collections/record-cut.js'
import { runCommand } from '../run-command.js'
import type { ChangedBy } from './changed-by.js'
import { chargeOrder } from './charge-order.js'
import { followUp } from './follow-up.js'
import { orderInPlace } from './job-of-order.js'
import { type ConfirmedReading, keepMeterWork } from './keep-meter-work.js'
import { loadFieldService } from './load-field-service.js'
import { lockOpenOrder } from './lock-open-order.js'
import { recordOrderChange } from './record-order-change.js'
import { refuseOtherCrew } from './refuse-other-crew.js'

export interface CompleteWorkOrderInput extends Omit<FieldResult, 'photos' | 'signatures' | 'readings'> {
  readonly workOrderId: string
  /** Made where it was written down: the same result sent twice counts once. */
  readonly resultId: string
  readonly doneOn: string
  readonly readings: readonly ConfirmedReading[]
  readonly mayActForOthers: boolean
}

export interface CompletedOrder {
  readonly id: string
  readonly state: WorkOrderState
  /** Orders that follow from the result. */
  readonly followUps: readonly string[]
}

/**
 * Takes the result of a visit, all of it in one transaction: reads, meters set and removed, charge, what follows. Refuses a result that
 * contradicts the records or lacks what the kind of work wants (see `checkResult`, `keepMeterWork`), RESULT_DATE_INVALID,
 * ORDER_ENDED, NOT_YOUR_ORDER, and CUT_NOT_LAWFUL for a disconnection for non-payment that may not happen any more.
 */
export function completeWorkOrder(pool: pg.Pool, command: Command<CompleteWorkOrderInput>): Promise<CompletedOrder> {
  return runCommand(pool, 'fieldwork.complete', command, async (tx) => {
    const { input, actor, reason } = command
    const known = await answerOfKnown(tx, input)
    if (known !== undefined) return known
    await lockAccountOfCut(tx, input.workOrderId)
    const order = await lockOpenOrder(tx, input.workOrderId)
    await refuseOtherCrew(tx, order, actor, input.mayActForOthers)
    const { today } = await loadFieldService(tx.client)
    if (input.doneOn > today || input.doneOn < order.createdOn) {
      refuse(
        'RESULT_DATE_INVALID',
        `The work was ordered on ${order.createdOn} and today is ${today}; it was not done on ${input.doneOn}.`,
      )
    }
    return complete(tx, order, input, { actor, reason, today })
  })
}

/** The answer that was given to this very result before. */
async function answerOfKnown(tx: Transaction, input: CompleteWorkOrderInput): Promise<CompletedOrder | undefined> {
  const known = await findResult(tx.client, input.resultId)
  if (known === undefined) return undefined
  if (known.workOrderId !== input.workOrderId) {
    refuse('RESULT_ID_TAKEN', 'This result was sent for another work order. Write it down anew.', { ...known })
  }
  const order = await lockWorkOrder(tx, input.workOrderId)
  return {
    id: input.workOrderId,
    state: order?.state ?? 'completed',
    followUps: await followUpsOf(tx.client, input.workOrderId),
  }
}

async function complete(
  tx: Transaction,
  order: WorkOrderRow,
  input: CompleteWorkOrderInput,
  by: ChangedBy,
): Promise<CompletedOrder> {
  const { type, place } = await orderInPlace(tx.client, order)
  const files = await countFiles(tx.client, order.workOrderId)
  const result = valueOf(checkResult(type, { ...input, ...files }, { isMetered: isMetered(place.service) }))
  const state = valueOf(moveOrder(order.state, result.outcome))
  // Work that was not done has touched no meter; what was read all the same is kept.
  const effect = result.outcome === 'completed' ? type.meterEffect : 'none'
  await keepMeterWork(tx, order, place, effect, { ...input, on: input.doneOn }, by)
  const { stepsDone, materials, removedMeterId, setMeterId, note } = input
  await insertResult(tx, {
    resultId: input.resultId,
    workOrderId: order.workOrderId,
    resultCode: result.code,
    outcome: result.outcome,
    doneOn: input.doneOn,
    note,
    details: { stepsDone, materials, removedMeterId, setMeterId, readings: input.readings.map(withoutConfirmation) },
    recordedBy: by.actor.id,
  })
  // Somebody came, whatever came of it.
  await endAppointment(tx, order.workOrderId, 'kept')
  if (result.outcome === 'completed' && isCutOrder(order)) await recordCut(tx, order, input.doneOn, by)
  if (result.outcome === 'completed') await chargeOrder(tx, order, type, input.doneOn, by)
  const followUps = await followUp(tx, order, result, note, by)
  await recordOrderChange(
    tx,
    order,
    {
      act: 'complete',
      change: { state, resultCode: result.code, completedOn: input.doneOn },
      sentence: sentenceOf(result.outcome, result.title, input.doneOn, followUps),
    },
    by,
  )
  return { id: order.workOrderId, state, followUps }
}

function withoutConfirmation({ meterId, register, value }: ConfirmedReading) {
  return { meterId, register, value }
}

function sentenceOf(outcome: 'completed' | 'incomplete', title: string, on: string, followUps: readonly string[]): string {
  const said = outcome === 'completed' ? `Completed on ${on}: ${title}.` : `Not completed on ${on}: ${title}.`
  return followUps.length === 0 ? said : `${said} Followed by ${followUps.join(' and ')}.`
}
