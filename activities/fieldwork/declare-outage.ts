import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { findOutagePoints, insertOutage, type OutagePoint } from '../../db/fieldwork/outage-store.js'
import type { Transaction } from '../../db/transaction.js'
import { parseOutageList } from '../../domain/fieldwork/outage-list.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import type { ChangedBy } from './changed-by.js'
import { createWorkOrder } from './create-work-order.js'
import { loadFieldService } from './load-field-service.js'

export interface DeclareOutageInput {
  readonly name: string
  readonly service: string
  readonly startsOn: string
  readonly endsOn: string | null
  readonly pausesDisconnections: boolean
  /** Premises or service points, one a line; whole or not at all. */
  readonly list: string
  /** Work ordered at each premise; null: none. */
  readonly typeCode: string | null
}

export interface DeclaredOutage {
  readonly outageId: number
  readonly points: number
  readonly orders: number
}

const NAMED_AT_MOST = 20

/**
 * Declares an outage: which points are without service, and what is ordered there. Refuses OUTAGE_LIST, OUTAGE_PLACES_UNKNOWN (nothing
 * is written then), OUTAGE_DATES and what `createWorkOrder` does.
 */
export function declareOutage(pool: pg.Pool, command: Command<DeclareOutageInput>): Promise<DeclaredOutage> {
  return runCommand(pool, 'fieldwork.declare-outage', command, async (tx) => {
    const { input, actor, reason } = command
    if (input.endsOn !== null && input.endsOn < input.startsOn) {
      refuse('OUTAGE_DATES', 'An outage does not end before it begins.', { startsOn: input.startsOn, endsOn: input.endsOn })
    }
    const named = valueOf(parseOutageList(input.list))
    const points = await findOutagePoints(tx.client, named, input.service)
    const known = new Set(points.flatMap((point) => [point.servicePointId, point.premiseId]))
    const unknown = named.filter((id) => !known.has(id))
    if (unknown.length > 0) {
      refuse(
        'OUTAGE_PLACES_UNKNOWN',
        `${unknown.length} of ${named.length} lines name no premise or service point with ${input.service} service: ${unknown.slice(0, NAMED_AT_MOST).join(', ')}. Nothing was written.`,
        { unknown: unknown.slice(0, NAMED_AT_MOST) },
      )
    }
    const outageId = await insertOutage(tx, {
      ...input,
      createdBy: actor.id,
      servicePointIds: points.map(({ servicePointId }) => servicePointId),
      readRoutes: [...new Set(points.map(({ readRoute }) => readRoute))],
    })
    const { list: _lines, ...declared } = input
    await recordAudit(tx, {
      actor,
      action: 'fieldwork.outage.declare',
      subjectKind: 'outage',
      subjectId: String(outageId),
      reason,
      after: { ...declared, points: points.length },
    })
    const { today } = await loadFieldService(tx.client)
    const orders =
      input.typeCode === null
        ? 0
        : await orderAtEach(tx, points, { ...input, typeCode: input.typeCode, outageId }, { actor, reason, today })
    return { outageId, points: points.length, orders }
  })
}

/** One order per premise, however many of its points are out. */
async function orderAtEach(
  tx: Transaction,
  points: readonly OutagePoint[],
  outage: { readonly outageId: number; readonly typeCode: string; readonly name: string },
  by: ChangedBy,
): Promise<number> {
  const premises = new Map(points.map((point) => [point.premiseId, point]))
  for (const point of premises.values()) {
    await createWorkOrder(
      tx,
      {
        orderKey: `outage/${outage.outageId}/${point.premiseId}`,
        typeCode: outage.typeCode,
        premiseId: point.premiseId,
        servicePointId: point.servicePointId,
        accountId: point.accountId,
        agreementId: point.agreementId,
        requestedBy: null,
        wantedOn: by.today,
        priority: 'emergency',
        note: outage.name,
        outageId: outage.outageId,
      },
      by,
    )
  }
  return premises.size
}
