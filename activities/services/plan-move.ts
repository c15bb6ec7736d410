import type { Queryable } from '../../db/pool.js'
import { findApplicant, findMovingAccount } from '../../db/services/applicant-store.js'
import type { Person } from '../../db/services/debt-reads.js'
import { cycleOfRoute, loadPlace, tariffServices } from '../../db/services/place-reads.js'
import type { ForwardingAddress } from '../../db/services/request-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { addDays, type LocalDate } from '../../domain/kernel/local-date.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { type Place, planRequest, type RequestKind, type RequestPlan } from '../../domain/services/request-plan.js'
import { type ServiceRequestRules, serviceRequestRules } from '../../domain/utility/service-request-settings.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import { checkNewCustomer, nameOfApplicant, type NewApplicant } from '../customers/check-new-customer.js'
import { assessPrerequisites, type NeededPrerequisite } from './assess-prerequisites.js'

/** What a person asks for. Which members a kind needs is decided by `planRequest`. */
export interface MoveWish {
  readonly kind: RequestKind
  /** Whose service begins or ends; null: a new account for the applicant. */
  readonly accountId: string | null
  /** The customer of a new account: one who is known, or somebody new. */
  readonly customerId: string | null
  readonly newCustomer: NewApplicant | null
  readonly customerClass: 'residential' | 'commercial' | 'industrial' | 'public_authority'
  readonly delivery: 'email' | 'post' | 'both'
  readonly premiseId: string | null
  readonly fromPremiseId: string | null
  readonly startOn: LocalDate | null
  readonly stopOn: LocalDate | null
  readonly movesOut: boolean
  readonly services: readonly { readonly servicePointId: string; readonly tariffCode: string | null }[] | null
  readonly stopPoints: readonly string[] | null
  readonly forwarding: ForwardingAddress | null
}

/** Everything that follows from a wish, before anything is written. */
export interface PlannedMove {
  readonly plan: RequestPlan
  readonly person: Person
  readonly customerClass: string
  /** Of a new account. */
  readonly billCycle: string
  readonly prerequisites: readonly NeededPrerequisite[]
  readonly rules: ServiceRequestRules
  readonly today: LocalDate
  readonly currency: string
}

/**
 * Works out what a request would do. Refuses NOT_FOUND for what is not there, APPLICANT_MISSING, CYCLE_MISSING, and what `planRequest`
 * and `checkNewCustomer` refuse.
 */
export async function planMove(db: Queryable, wish: MoveWish): Promise<PlannedMove> {
  const utility = await loadUtility(db)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
  const rules = serviceRequestRules((utility.settings as SettingsFile).service_requests)
  const { today } = utility
  const who = await whoAsks(db, wish)
  const plan = valueOf(
    planRequest({
      ...wish,
      today,
      daysBackAtMost: rules.daysBackAtMost,
      to: await placeOf(db, wish.premiseId, wish.startOn ?? today),
      from: await placeOf(db, wish.fromPremiseId, addDays(wish.stopOn ?? today, 1)),
      tariffs: await tariffServices(db),
    }),
  )
  const own = plan.starts.filter((start) => start.party === 'applicant')
  const prerequisites = await assessPrerequisites(
    db,
    {
      kind: wish.kind,
      person: who.person,
      accountId: wish.accountId,
      customerClass: who.customerClass,
      servicePointIds: own.map((start) => start.servicePointId),
      today,
      currency: utility.currency,
    },
    rules,
  )
  return { plan, ...who, prerequisites, rules, today, currency: utility.currency }
}

async function whoAsks(db: Queryable, wish: MoveWish): Promise<{ person: Person; customerClass: string; billCycle: string }> {
  if (wish.accountId !== null) {
    const account = await findMovingAccount(db, wish.accountId)
    if (account === undefined) refuse('NOT_FOUND', `There is no account ${wish.accountId}.`)
    return {
      person: { customerId: account.customerId, name: account.customerName, dateOfBirth: account.dateOfBirth },
      customerClass: account.customerClass,
      billCycle: account.billCycle,
    }
  }
  const billCycle = wish.premiseId === null ? undefined : await cycleOfRoute(db, wish.premiseId)
  if (billCycle === undefined) refuse('CYCLE_MISSING', 'No bill cycle is known for a new account at this premise.')
  return { person: await applicantOf(db, wish), customerClass: wish.customerClass, billCycle }
}

async function applicantOf(db: Queryable, wish: MoveWish): Promise<Person> {
  if (wish.kind !== 'move_in') refuse('APPLICANT_MISSING', 'Name the account whose service ends.')
  if (wish.customerId !== null) {
    const customer = await findApplicant(db, wish.customerId)
    if (customer === undefined) refuse('NOT_FOUND', `There is no customer ${wish.customerId}.`)
    return customer
  }
  if (wish.newCustomer === null) refuse('APPLICANT_MISSING', 'Say who moves in: an account, a customer, or somebody new.')
  const customer = await checkNewCustomer(db, wish.newCustomer)
  return { customerId: null, name: nameOfApplicant(customer), dateOfBirth: customer.dateOfBirth }
}

async function placeOf(db: Queryable, premiseId: string | null, on: LocalDate): Promise<Place | null> {
  if (premiseId === null) return null
  const place = await loadPlace(db, premiseId, on)
  if (place === undefined) refuse('NOT_FOUND', `There is no premise ${premiseId}.`)
  return place
}
