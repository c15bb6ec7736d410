import { recordAudit } from '../../db/access/audit-store.js'
import { enqueueWakeOfLinked } from '../../db/processes/outbox-store.js'
import { agreementsAtPoints } from '../../db/services/agreement-store.js'
import { findMovingAccount, saveAccountCycle, saveAccountStatus } from '../../db/services/applicant-store.js'
import type { MovePart } from '../../db/services/move-reads.js'
import { ownerOn } from '../../db/services/owner-agreement-store.js'
import { lockPlaces, nextCycle, saveNoCustomer } from '../../db/services/place-reads.js'
import { insertPart, savePart } from '../../db/services/request-store.js'
import type { Transaction } from '../../db/transaction.js'
import { addDays } from '../../domain/kernel/local-date.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { finalizationEffects } from '../../domain/services/finalization.js'
import { changeAgreement, type ChangedBy } from './change-agreement.js'
import type { Move, MoveSwitch } from './load-move.js'

/**
 * Lets one customer go and the next one in at a service point, on the same day and by the same read: the stop with all its effects, then
 * the start. Returns what happened, as sentences. Refuses POINT_TAKEN where somebody else has begun there meanwhile.
 */
export async function switchService(tx: Transaction, move: Move, at: MoveSwitch, by: ChangedBy): Promise<string[]> {
  await lockPlaces(tx, [at.premiseId])
  const sentences: string[] = []
  if (at.stop !== undefined && at.stop.doneOn === null) sentences.push(await endService(tx, move, at.stop, by))
  if (at.start !== undefined) {
    sentences.push(...(await makeRoom(tx, move, at, at.start, by)), await beginService(tx, move, at.start, by))
  }
  if (move.request.kind !== 'suspension') await noteWhoIsServed(tx, at)
  return sentences
}

async function endService(tx: Transaction, move: Move, part: MovePart, by: ChangedBy): Promise<string> {
  const { agreementId, onDate } = part
  if (part.state === 'active') await changeAgreement(tx, { agreementId, command: 'initiate_stop', stopOn: onDate }, by)
  const others = await tx.client.query(
    `select from service_agreements where account_id = $1 and agreement_id <> $2 and state in ('pending_start', 'active', 'pending_stop')`,
    [part.accountId, agreementId],
  )
  const effects = finalizationEffects({
    isLastOfAccount: others.rowCount === 0,
    nextCycle: (await nextCycle(tx.client, onDate)) ?? null,
    finalBill: move.rules.finalBill,
    isSuspended: move.request.kind === 'suspension',
  })
  for (const effect of effects) {
    if (effect.kind === 'stop') await changeAgreement(tx, { agreementId, command: 'stop' }, by)
    if (effect.kind === 'tell_processes') await enqueueWakeOfLinked(tx.client, 'account', [part.accountId])
    if (effect.kind === 'move_to_cycle') await moveToCycle(tx, part.accountId, effect.billCycle, by)
  }
  await savePart(tx, move.request.requestId, { ...part, doneOn: by.today })
  return `${capital(part.service)} of account ${part.accountId} ended with ${onDate}.`
}

async function moveToCycle(tx: Transaction, accountId: string, billCycle: string, by: ChangedBy): Promise<void> {
  const account = await findMovingAccount(tx.client, accountId)
  if (account === undefined || account.billCycle === billCycle) return
  await saveAccountCycle(tx, accountId, billCycle)
  await recordAudit(tx, {
    actor: by.actor,
    action: 'services.account.move_cycle',
    subjectKind: 'account',
    subjectId: accountId,
    reason: by.reason,
    before: { billCycle: account.billCycle },
    after: { billCycle },
  })
}

/** Ends the owner's own service, begun between tenants after this request was opened; anybody else who is there keeps the place. */
async function makeRoom(tx: Transaction, move: Move, at: MoveSwitch, start: MovePart, by: ChangedBy): Promise<string[]> {
  const sentences: string[] = []
  const owner = await ownerOn(tx.client, at.premiseId, start.onDate)
  for (const other of await agreementsAtPoints(tx.client, [at.servicePointId])) {
    const isOver = other.stopOn !== null && other.stopOn < start.onDate
    const isOwner = other.accountId === owner && start.party !== 'owner'
    if (other.agreementId === start.agreementId || isOver || (other.state === 'pending_start' && !isOwner)) continue
    if (!isOwner) {
      refuse('POINT_TAKEN', `${capital(at.service)} at ${at.servicePointId} belongs to account ${other.accountId} by now.`, {
        agreementId: other.agreementId,
      })
    }
    if (other.startOn >= start.onDate) {
      await changeAgreement(tx, { agreementId: other.agreementId, command: 'cancel' }, by)
      continue
    }
    if (other.state === 'pending_start') continue
    const part = { agreementId: other.agreementId, act: 'stop', party: 'owner', onDate: addDays(start.onDate, -1) } as const
    await insertPart(tx, move.request.requestId, part)
    const ending = { ...other, ...part, premiseId: at.premiseId, service: at.service, workOrderId: null, doneOn: null }
    sentences.push(await endService(tx, move, ending, by))
  }
  return sentences
}

async function beginService(tx: Transaction, move: Move, part: MovePart, by: ChangedBy): Promise<string> {
  await changeAgreement(tx, { agreementId: part.agreementId, command: 'activate' }, by)
  const account = await findMovingAccount(tx.client, part.accountId)
  if (account?.status === 'pending') {
    await saveAccountStatus(tx, part.accountId, 'active', part.onDate)
    await recordAudit(tx, {
      actor: by.actor,
      action: 'customers.account.activate',
      subjectKind: 'account',
      subjectId: part.accountId,
      reason: by.reason,
      before: { status: 'pending' },
      after: { status: 'active' },
    })
  }
  await savePart(tx, move.request.requestId, { ...part, doneOn: by.today })
  const whose = part.party === 'owner' ? `owner's account ${part.accountId}` : `account ${part.accountId}`
  return `${capital(part.service)} of ${whose} began on ${part.onDate}.`
}

/** Flags a point where nobody is served from now on, and takes the flag away where somebody is. */
async function noteWhoIsServed(tx: Transaction, at: MoveSwitch): Promise<void> {
  const served = await tx.client.query(
    `select from service_agreements where service_point_id = $1 and state in ('active', 'pending_stop')`,
    [at.servicePointId],
  )
  const since = served.rowCount === 0 && at.stop !== undefined ? addDays(at.stop.onDate, 1) : null
  await saveNoCustomer(tx, at.servicePointId, since)
}

function capital(service: string): string {
  return service.charAt(0).toUpperCase() + service.slice(1)
}
