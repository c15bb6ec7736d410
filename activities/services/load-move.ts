import { outagesPausingAt } from '../../db/fieldwork/outage-store.js'
import type { Queryable } from '../../db/pool.js'
import { findMovingAccount, type MovingAccount } from '../../db/services/applicant-store.js'
import { debtsAtPoints, debtsOfPerson, type Person } from '../../db/services/debt-reads.js'
import {
  type LeavingRow,
  loadLeaving,
  loadParts,
  type MovePart,
  openAmountsOf,
  pointsWithWork,
  type RegisterInPlace,
  registersInPlace,
} from '../../db/services/move-reads.js'
import { loadPrerequisites, type PrerequisiteRow, type RequestRow } from '../../db/services/request-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { addDays, type LocalDate } from '../../domain/kernel/local-date.js'
import { readDateClosing } from '../../domain/metering/read-day.js'
import type { LeavingAccount, MoveFacts, PointSwitch, PrerequisiteStanding } from '../../domain/services/move-step.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { type ServiceRequestRules, serviceRequestRules } from '../../domain/utility/service-request-settings.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import { moveWorkflowId } from '../../workflows/services/contract.js'

/** A switch with what it is made of. */
export interface MoveSwitch extends PointSwitch {
  readonly premiseId: string
  readonly service: string
  readonly start: MovePart | undefined
  readonly stop: MovePart | undefined
  readonly registers: readonly RegisterInPlace[]
  /** What keeps a crew back that is to disconnect. */
  readonly outage: { readonly name: string; readonly endsOn: LocalDate | null } | undefined
}

/** A move as it stands, read in one transaction. */
export interface Move {
  readonly request: RequestRow
  readonly account: MovingAccount
  readonly parts: readonly MovePart[]
  readonly switches: readonly MoveSwitch[]
  readonly prerequisites: readonly PrerequisiteRow[]
  readonly leaving: readonly LeavingRow[]
  readonly facts: MoveFacts
  readonly rules: ServiceRequestRules
  readonly currency: string
  readonly today: LocalDate
}

/** Reads where a move stands, and its facts as the rule of the next step asks for them. */
export async function loadMove(db: Queryable, request: RequestRow): Promise<Move> {
  const utility = await loadUtility(db)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
  const settings = utility.settings as SettingsFile
  const rules = serviceRequestRules(settings.service_requests)
  const { today } = utility
  const account = await findMovingAccount(db, request.accountId)
  invariant(account !== undefined, 'a request without its account', { requestId: request.requestId })
  const parts = await loadParts(db, request.requestId)
  const prerequisites = await loadPrerequisites(db, request.requestId)
  const leaving = await loadLeaving(db, request.requestId, today)
  const switches = await switchesOf(db, request, parts, { settings, today })
  return {
    request,
    account,
    parts,
    switches,
    prerequisites,
    leaving,
    rules,
    today,
    currency: utility.currency,
    facts: {
      kind: request.kind,
      state: request.state,
      today,
      prerequisites: await standings(db, { request, account, parts, prerequisites, today }),
      switches,
      leaving: leaving.map(leavingAccount),
      estimates: rules.estimates,
      finalBill: rules.finalBill,
      waitsForResumption: request.kind === 'suspension' && request.startOn === null,
    },
  }
}

/** Parts at one point whose days meet are one switch: the last day of one customer and the first of the next. */
async function switchesOf(
  db: Queryable,
  request: RequestRow,
  parts: readonly MovePart[],
  at: { readonly settings: SettingsFile; readonly today: LocalDate },
): Promise<MoveSwitch[]> {
  const readDay = at.settings.service_period.read_counts_for
  // What another move has made needless is no part any more: the owner's turn between tenants that never came.
  const starts = parts.filter((part) => part.act === 'start' && (part.state !== 'cancelled' || part.doneOn !== null))
  const stops = parts.filter((part) => part.act === 'stop')
  const stopBefore = (start: MovePart): MovePart | undefined =>
    stops.find((stop) => stop.servicePointId === start.servicePointId && addDays(stop.onDate, 1) === start.onDate)
  const paired = new Set(starts.map(stopBefore))
  const pairs = [
    ...starts.map((start) => ({ start, stop: stopBefore(start) })),
    ...stops.filter((stop) => !paired.has(stop)).map((stop) => ({ start: undefined, stop })),
  ]
  const drafts = pairs.map(({ start, stop }) => {
    const part = (start ?? stop) as MovePart
    const lastDay = start === undefined ? part.onDate : addDays(start.onDate, -1)
    return { start, stop, part, readOn: readDateClosing(lastDay, readDay) }
  })
  const registers = await registersInPlace(
    db,
    drafts.map(({ part, readOn }) => ({ servicePointId: part.servicePointId, readOn })),
    at.today,
  )
  const outages = await outagesPausingAt(db, { premiseIds: parts.map((part) => part.premiseId), on: at.today })
  const withWork = await pointsWithWork(db, moveWorkflowId(request.requestId))
  return drafts.map(({ start, stop, part, readOn }): MoveSwitch => {
    const here = registers.filter((each) => each.servicePointId === part.servicePointId && each.readOn === readOn)
    const missing = here.filter((each) => isMissing(each, stop !== undefined))
    const isDone = [start, stop].every((each) => each === undefined || each.doneOn !== null)
    const disconnects = start === undefined
    // A crew that an outage kept back is sent when it is over, though the day has passed; for other work the day is over then.
    const isInTime = part.onDate >= at.today || (disconnects && part.onDate >= request.requestedOn)
    const needsTruck = needsCrew(here, stop !== undefined) && isInTime
    const isWanted = !isDone && part.workOrderId === null && needsTruck
    const isSent = withWork.has(part.servicePointId)
    const outage = isWanted && !isSent && disconnects ? outages.get(part.premiseId) : undefined
    const truck = isSent ? 'sent' : !isWanted ? 'none' : outage === undefined ? 'wanted' : 'paused'
    return {
      id: `${part.servicePointId}@${part.onDate}`,
      servicePointId: part.servicePointId,
      premiseId: part.premiseId,
      service: part.service,
      on: part.onDate,
      readOn,
      begins: start !== undefined,
      ends: stop !== undefined,
      needsPrerequisites: start?.party === 'applicant',
      isDone,
      missingReads: missing.length,
      isReadLater: missing.length > 0 && missing.every((each) => each.isReadLater),
      truck: isDone ? 'none' : truck,
      pausedTo: outage?.endsOn ?? null,
      outage,
      start,
      stop,
      registers: here,
    }
  })
}

/** True where somebody has to drive to a point on its day: a read is missing and the meter cannot be read from afar. */
export function needsCrew(here: readonly RegisterInPlace[], ends: boolean): boolean {
  return here.some((each) => isMissing(each, ends)) && !here.every((each) => each.isRemoteCapable)
}

/** A read that is wanted: at the start only of what counts up; none where the meter was set on that very day. */
export function isMissing(register: RegisterInPlace, ends: boolean): boolean {
  return register.value === null && register.installedOn < register.readOn && (ends || register.role === 'consumption')
}

function leavingAccount(row: LeavingRow): LeavingAccount {
  const balance = decimal(row.balance)
  return { ...row, balance: balance.isZero() ? 'zero' : balance.isNegative() ? 'credit' : 'owed' }
}

async function standings(
  db: Queryable,
  move: Pick<Move, 'request' | 'account' | 'parts' | 'prerequisites' | 'today'>,
): Promise<PrerequisiteStanding[]> {
  const open = move.prerequisites.filter((row) => row.state === 'open')
  const amounts = await openAmountsOf(
    db,
    open.map((row) => row.itemId).filter((itemId) => itemId !== null),
  )
  const points = move.parts
    .filter((part) => part.act === 'start' && part.party === 'applicant')
    .map((part) => part.servicePointId)
  const isFulfilled = async (row: PrerequisiteRow): Promise<boolean> => {
    if (row.state !== 'open') return true
    if (row.itemId !== null) return decimal(amounts.get(row.itemId) ?? '1').isZero()
    if (row.prerequisite === 'prior_debt') return (await debtsOfPerson(db, personOf(move.account), move.today)).length === 0
    if (row.prerequisite === 'premise_debt') return (await debtsAtPoints(db, points, move.account.accountId)).length === 0
    return false
  }
  return Promise.all(
    move.prerequisites.map(async (row) => ({
      prerequisite: row.prerequisite,
      state: row.state,
      isFulfilled: await isFulfilled(row),
    })),
  )
}

function personOf(account: MovingAccount): Person {
  return { customerId: account.customerId, name: account.customerName, dateOfBirth: account.dateOfBirth }
}
