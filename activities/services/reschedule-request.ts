import type pg from 'pg'
import { insertPart, savePart, saveRequestDates } from '../../db/services/request-store.js'
import { loadPlace, lockPlaces } from '../../db/services/place-reads.js'
import type { Transaction } from '../../db/transaction.js'
import type { Command } from '../../domain/kernel/command.js'
import { addDays, type LocalDate } from '../../domain/kernel/local-date.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { actOnRequest, type OnRequest, type RequestAnswer } from './act-on-request.js'
import { cancelOrders } from './cancel-orders.js'
import { beginAgreement, changeTerms, type ChangedBy } from './change-agreement.js'
import type { Move } from './load-move.js'

export interface RescheduleInput extends OnRequest {
  /** Absent: as it is. */
  readonly startOn: LocalDate | null
  readonly stopOn: LocalDate | null
}

/**
 * Moves a request that has not been carried out to other days; work that was ordered for the old ones is cancelled and ordered anew.
 * Refuses REQUEST_CARRIED_OUT for a half that has begun or ended, NOTHING_TO_RESCHEDULE, DATES_OUT_OF_ORDER, START_TOO_FAR_BACK,
 * STOP_TOO_FAR_BACK, STOP_BEFORE_START and POINT_TAKEN.
 */
export function rescheduleRequest(pool: pg.Pool, command: Command<RescheduleInput>): Promise<RequestAnswer> {
  return actOnRequest(pool, 'reschedule', command, async (tx, move, by) => {
    const { request } = move
    const startOn = command.input.startOn ?? request.startOn
    const stopOn = command.input.stopOn ?? request.stopOn
    const startMoves = startOn !== request.startOn
    const stopMoves = stopOn !== request.stopOn
    if (!startMoves && !stopMoves) refuse('NOTHING_TO_RESCHEDULE', 'These are the days it has already.')
    await lockPlaces(
      tx,
      [request.premiseId, request.fromPremiseId].filter((id) => id !== null),
    )
    refuseDates(move, startMoves ? startOn : null, stopMoves ? stopOn : null, { startOn, stopOn })
    await refuseTaken(tx, move, startMoves ? startOn : null, stopMoves ? stopOn : null)
    await cancelOrders(tx, move, by)
    if (stopMoves && stopOn !== null) await moveStops(tx, move, stopOn, by)
    if (startMoves && startOn !== null) await moveStarts(tx, move, startOn, by)
    await saveRequestDates(tx, request.requestId, { startOn, stopOn })
    const days = [...(stopMoves ? [`last day ${stopOn}`] : []), ...(startMoves ? [`first day ${startOn}`] : [])]
    return {
      sentence: `Rescheduled: ${days.join(', ')}.`,
      before: { startOn: request.startOn, stopOn: request.stopOn },
      after: { startOn, stopOn },
    }
  })
}

function refuseDates(
  move: Move,
  newStart: LocalDate | null,
  newStop: LocalDate | null,
  dates: { readonly startOn: LocalDate | null; readonly stopOn: LocalDate | null },
): void {
  const { request, parts, rules, today } = move
  const own = parts.filter((part) => part.party === 'applicant')
  const isDone = (act: 'start' | 'stop'): boolean => own.some((part) => part.act === act && part.doneOn !== null)
  if (newStart !== null && isDone('start'))
    refuse('REQUEST_CARRIED_OUT', 'Service has begun; its first day can no longer be moved.')
  if (newStop !== null && isDone('stop')) refuse('REQUEST_CARRIED_OUT', 'Service has ended; its last day can no longer be moved.')
  if (newStart !== null && request.kind === 'move_out') refuse('NOTHING_TO_RESCHEDULE', 'A move out has no first day.')
  if (newStop !== null && request.kind === 'move_in') refuse('NOTHING_TO_RESCHEDULE', 'A move in has no last day.')
  const earliest = addDays(today, -rules.daysBackAtMost)
  if (newStart !== null && newStart < earliest)
    refuse('START_TOO_FAR_BACK', `Service may begin ${earliest} at the earliest.`, { earliest })
  if (newStop !== null && newStop < earliest)
    refuse('STOP_TOO_FAR_BACK', `The last day may be ${earliest} at the earliest.`, { earliest })
  if (request.kind === 'suspension' && dates.startOn !== null && dates.stopOn !== null && dates.startOn <= dates.stopOn) {
    refuse('DATES_OUT_OF_ORDER', `Service cannot be resumed on ${dates.startOn}: it ends on ${dates.stopOn}.`, dates)
  }
}

/** The new days must leave everybody else's days alone. */
async function refuseTaken(tx: Transaction, move: Move, newStart: LocalDate | null, newStop: LocalDate | null): Promise<void> {
  const own = new Set(move.parts.map((part) => part.agreementId))
  for (const part of move.parts.filter((each) => each.doneOn === null && each.party === 'applicant')) {
    const on = part.act === 'start' ? newStart : newStop
    if (on === null) continue
    const place = await loadPlace(tx.client, part.premiseId, on)
    const at = place?.points.find((point) => point.servicePointId === part.servicePointId)
    const mine = at?.agreements.find((each) => each.agreementId === part.agreementId)
    if (part.act === 'stop' && mine !== undefined && on < mine.startOn) {
      refuse('STOP_BEFORE_START', `Agreement ${part.agreementId} began on ${mine.startOn}; its last day cannot be ${on}.`)
    }
    const from = part.act === 'start' ? on : (mine?.startOn ?? on)
    for (const other of at?.agreements ?? []) {
      if (own.has(other.agreementId) || other.accountId === place?.ownerAccountId) continue
      const isBefore = other.stopOn !== null && other.stopOn < from
      const isAfter = part.act === 'stop' && other.startOn > on
      if (!isBefore && !isAfter) {
        refuse(
          'POINT_TAKEN',
          `Account ${other.accountId} has ${part.service} at ${part.servicePointId} from ${other.startOn} on.`,
          {
            agreementId: other.agreementId,
          },
        )
      }
    }
  }
}

async function moveStops(tx: Transaction, move: Move, stopOn: LocalDate, by: ChangedBy): Promise<void> {
  for (const part of move.parts) {
    if (part.doneOn !== null) continue
    if (part.act === 'stop' && part.party === 'applicant') {
      await changeTerms(tx, part.agreementId, { stopOn }, by)
      await savePart(tx, move.request.requestId, { ...part, onDate: stopOn, workOrderId: null })
    }
    if (part.act === 'start' && part.party === 'owner') {
      await changeTerms(tx, part.agreementId, { startOn: addDays(stopOn, 1) }, by)
      await savePart(tx, move.request.requestId, { ...part, onDate: addDays(stopOn, 1), workOrderId: null })
    }
  }
}

async function moveStarts(tx: Transaction, move: Move, startOn: LocalDate, by: ChangedBy): Promise<void> {
  const { requestId, kind, startOn: before } = move.request
  for (const part of move.parts) {
    if (part.doneOn !== null) continue
    if (part.act === 'start' && part.party === 'applicant') {
      await changeTerms(tx, part.agreementId, { startOn }, by)
      await savePart(tx, requestId, { ...part, onDate: startOn, workOrderId: null })
    }
    // Who is moved out leaves the day before, whichever day that is.
    if (part.act === 'stop' && part.party !== 'applicant') {
      await savePart(tx, requestId, { ...part, onDate: addDays(startOn, -1), workOrderId: null })
    }
  }
  if (kind !== 'suspension' || before !== null) return
  for (const part of move.parts.filter((each) => each.act === 'stop')) {
    const agreementId = await beginAgreement(tx, { ...part, startOn }, by)
    await insertPart(tx, requestId, { agreementId, act: 'start', party: 'applicant', onDate: startOn })
  }
}
