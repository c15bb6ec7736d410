import { addDays, type LocalDate } from '../kernel/local-date.js'
import type { Prerequisite } from '../utility/service-request-settings.js'
import type { RequestKind } from './request-plan.js'

export interface PrerequisiteStanding {
  readonly prerequisite: Prerequisite
  readonly state: 'open' | 'met' | 'overridden'
  /** True where what it waits for has happened by itself: the item is paid, nothing is owed any more. */
  readonly isFulfilled: boolean
}

/** A service point that changes hands, begins or ends. */
export interface PointSwitch {
  /** Point and day: a suspension has two of one point. */
  readonly id: string
  readonly servicePointId: string
  /** First day of who begins; where nobody begins, last day of who ends. */
  readonly on: LocalDate
  /** Day of the read that both share. */
  readonly readOn: LocalDate
  readonly begins: boolean
  readonly ends: boolean
  /** Begins for who asks: only once every prerequisite is met. */
  readonly needsPrerequisites: boolean
  readonly isDone: boolean
  /** Registers without a read of that day. */
  readonly missingReads: number
  /** What is missing lies between reads: what it was is known, not guessed. */
  readonly isReadLater: boolean
  /** `wanted`: to be sent; `paused`: to be sent once an outage is over; `sent`: under way; `none`: not needed, or over. */
  readonly truck: 'none' | 'wanted' | 'paused' | 'sent'
  /** The last day of the outage that keeps the truck back, where it is known. */
  readonly pausedTo: LocalDate | null
}

/** An account of which service ends by the request. */
export interface LeavingAccount {
  readonly accountId: string
  /** Agreements that stopped by this request and are not closed yet. */
  readonly stopped: readonly string[]
  /** Something of it is still to stop by this request: it is billed when all of it has. */
  readonly isStopping: boolean
  /** Issued bills over days that are no longer its own, without a correction under way. */
  readonly billsBeyond: readonly number[]
  readonly correctionsOpen: number
  /** Days up to the last one that no bill holds. */
  readonly hasUnbilledDays: boolean
  /** Nothing else of the account goes on. */
  readonly isLast: boolean
  readonly hasDeposit: boolean
  readonly isClosed: boolean
  /** `owed`: the customer owes; `credit`: the utility does. */
  readonly balance: 'zero' | 'owed' | 'credit'
}

export interface MoveFacts {
  readonly kind: RequestKind
  readonly state: 'open' | 'completed' | 'cancelled'
  readonly today: LocalDate
  readonly prerequisites: readonly PrerequisiteStanding[]
  readonly switches: readonly PointSwitch[]
  readonly leaving: readonly LeavingAccount[]
  readonly estimates: { readonly allowed: boolean; readonly afterDays: number }
  readonly finalBill: 'at_once' | 'next_run'
  /** A suspension that nobody has said the end of. */
  readonly waitsForResumption: boolean
}

/** What a move waits for, whose turn it is, and when it looks by itself. */
export interface MoveWait {
  readonly kind: 'wait'
  readonly for:
    | 'prerequisites'
    | 'date'
    | 'field_work'
    | 'outage'
    | 'reads'
    | 'correction'
    | 'next_bill'
    | 'payment'
    | 'refund'
    | 'resumption'
  readonly until: LocalDate | null
}

export type MoveStep =
  | { readonly kind: 'meet'; readonly prerequisites: readonly Prerequisite[] }
  | { readonly kind: 'send_truck'; readonly switchIds: readonly string[] }
  | { readonly kind: 'estimate'; readonly switchIds: readonly string[] }
  | { readonly kind: 'switch'; readonly switchIds: readonly string[] }
  | { readonly kind: 'correct_bills'; readonly accountId: string }
  | { readonly kind: 'bill'; readonly accountId: string }
  | { readonly kind: 'release_deposit'; readonly accountId: string }
  | { readonly kind: 'close'; readonly accountId: string }
  | { readonly kind: 'reactivate'; readonly accountId: string }
  | { readonly kind: 'complete' }
  | { readonly kind: 'end' }
  | MoveWait

/**
 * What comes next in a move, from where it stands. What can be done is done before anything is waited for, and the two halves of a
 * transfer do not wait for each other's day.
 */
export function nextMoveStep(facts: MoveFacts): MoveStep {
  if (facts.state === 'cancelled') return { kind: 'end' }
  const late = facts.leaving.find((account) => account.isClosed && account.balance !== 'zero')
  if (late !== undefined) return { kind: 'reactivate', accountId: late.accountId }
  if (facts.state === 'completed') return { kind: 'end' }
  const met = facts.prerequisites.filter((each) => each.state === 'open' && each.isFulfilled).map((each) => each.prerequisite)
  if (met.length > 0) return { kind: 'meet', prerequisites: met }
  const act = actOfSwitches(facts) ?? (isUnderWay(facts) ? undefined : actOfAccounts(facts))
  if (act !== undefined) return act
  const resumption: MoveWait[] = facts.waitsForResumption ? [{ kind: 'wait', for: 'resumption', until: null }] : []
  const waits = [...waitsOfSwitches(facts), ...resumption, ...waitsOfAccounts(facts)]
  return waits[0] ?? { kind: 'complete' }
}

function isBlocked(each: PointSwitch, facts: MoveFacts): boolean {
  return each.needsPrerequisites && facts.prerequisites.some((prerequisite) => prerequisite.state === 'open')
}

/** Some of what is due today has not changed hands yet: nobody is billed for half a place. */
function isUnderWay(facts: MoveFacts): boolean {
  return facts.switches.some((each) => !each.isDone && each.on <= facts.today && !isBlocked(each, facts))
}

function actOfSwitches(facts: MoveFacts): MoveStep | undefined {
  const free = facts.switches.filter((each) => !each.isDone && !isBlocked(each, facts))
  const ids = (switches: readonly PointSwitch[]): string[] => switches.map((each) => each.id)
  const wanted = free.filter((each) => each.truck === 'wanted')
  if (wanted.length > 0) return { kind: 'send_truck', switchIds: ids(wanted) }
  const due = free.filter((each) => each.on <= facts.today)
  const ready = due.filter((each) => each.missingReads === 0)
  if (ready.length > 0) return { kind: 'switch', switchIds: ids(ready) }
  const estimable = due.filter((each) => isEstimable(each, facts))
  return estimable.length > 0 ? { kind: 'estimate', switchIds: ids(estimable) } : undefined
}

function isEstimable(each: PointSwitch, facts: MoveFacts): boolean {
  const from = estimateFrom(each, facts)
  return from !== null && (each.isReadLater || from <= facts.today)
}

/** The first day on which a missing read is estimated; null: never, also while a crew is to come that connects, or is kept back. */
function estimateFrom(each: PointSwitch, facts: MoveFacts): LocalDate | null {
  const isToConnect = each.truck === 'sent' && each.begins && !each.ends
  return facts.estimates.allowed && !isToConnect && each.truck !== 'paused'
    ? addDays(each.readOn, facts.estimates.afterDays)
    : null
}

function actOfAccounts(facts: MoveFacts): MoveStep | undefined {
  for (const account of facts.leaving) {
    const { accountId } = account
    if (account.stopped.length === 0 || account.isStopping) continue
    if (account.billsBeyond.length > 0) return { kind: 'correct_bills', accountId }
    if (account.correctionsOpen > 0) continue
    if (account.hasUnbilledDays) {
      if (billsAtOnce(facts)) return { kind: 'bill', accountId }
      continue
    }
    if (account.isLast && account.hasDeposit) return { kind: 'release_deposit', accountId }
    if (!account.isLast || account.balance === 'zero') return { kind: 'close', accountId }
  }
  return undefined
}

/** A suspension is billed with the cycle: the account goes on. */
function billsAtOnce(facts: MoveFacts): boolean {
  return facts.finalBill === 'at_once' && facts.kind !== 'suspension'
}

function waitsOfSwitches(facts: MoveFacts): MoveWait[] {
  const open = facts.switches.filter((each) => !each.isDone)
  const waits: MoveWait[] = []
  const dueFirst = [...open].sort((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : 0))
  for (const each of dueFirst) {
    if (isBlocked(each, facts)) waits.push({ kind: 'wait', for: 'prerequisites', until: null })
    else if (each.truck === 'paused') waits.push({ kind: 'wait', for: 'outage', until: dayAfter(each.pausedTo) })
    else if (each.on > facts.today) waits.push({ kind: 'wait', for: 'date', until: each.on })
    else {
      waits.push({ kind: 'wait', for: each.truck === 'sent' ? 'field_work' : 'reads', until: estimateFrom(each, facts) })
    }
  }
  return waits
}

function dayAfter(day: LocalDate | null): LocalDate | null {
  return day === null ? null : addDays(day, 1)
}

function waitsOfAccounts(facts: MoveFacts): MoveWait[] {
  return facts.leaving
    .filter((account) => account.stopped.length > 0 && !account.isStopping)
    .map((account): MoveWait => {
      if (account.correctionsOpen > 0) return { kind: 'wait', for: 'correction', until: null }
      if (account.hasUnbilledDays) return { kind: 'wait', for: 'next_bill', until: null }
      return { kind: 'wait', for: account.balance === 'owed' ? 'payment' : 'refund', until: null }
    })
}
