import type pg from 'pg'
import { loadAccountInputs, type LoadedAccount, type LoadOptions } from '../../db/billing/account-input-store.js'
import { loadAggregations } from '../../db/renewables/aggregation-reads.js'
import { agreementsThatCarried, loadCarriedBefore } from '../../db/billing/carried-store.js'
import type { AccountInput, AgreementInput, BillingWindow } from '../../domain/billing/billing-input.js'
import { placeOf, registersOfPlace, relationsOfPlace } from '../../domain/billing/aggregation-place.js'
import { daysNeeded, type MeasuredAgreement, measuredAgreements } from '../../domain/billing/measured-needs.js'
import type { CarriedState } from '../../domain/rating/carried-state.js'
import type { BillingRules } from './billing-rules.js'
import { loadEnrolments } from './load-enrolments.js'
import { loadEvents } from './load-events.js'
import { loadSeries, type SeriesQuestion } from './load-series.js'
import { loadShares } from './load-shares.js'
import { loadSupplierCharges } from './load-supplier-charges.js'

export interface BillingInputs extends Omit<LoadOptions, 'readOn' | 'withPremiseHistory'> {
  readonly window: BillingWindow
  /** Bill only these agreements and periods. */
  readonly only?: (input: AccountInput) => AccountInput['only']
}

/**
 * Everything `billAccount` needs of a set of accounts: reads and history of all of them, and intervals and carried state of those whose
 * tariffs ask for them. A fixed number of queries whatever the number of accounts; where no tariff asks, one more than without.
 */
export async function loadBillingInputs(
  client: pg.PoolClient,
  accountIds: readonly string[],
  { window, only, ...options }: BillingInputs,
  rules: BillingRules,
): Promise<LoadedAccount[]> {
  const loaded = await loadAccountInputs(client, accountIds, {
    ...options,
    readOn: window.readOn,
    withPremiseHistory: rules.compiled.book.needsPremiseHistory,
  })
  const accounts = loaded.map((account) => {
    const chosen = only?.(account.input)
    return chosen === undefined ? account : { ...account, input: { ...account.input, only: chosen } }
  })
  return withMeasured(client, accounts, window, rules, options.withoutBillIds)
}

/** The accounts with the intervals and the carried state that their tariffs ask for, of the periods that are billed. */
export async function withMeasured(
  client: pg.PoolClient,
  loaded: readonly LoadedAccount[],
  window: BillingWindow,
  rules: Pick<BillingRules, 'compiled'>,
  withoutBillIds: readonly number[] = [],
): Promise<LoadedAccount[]> {
  const accounts = await withAggregations(client, loaded)
  const measured = await measuredOf(client, accounts, window, rules)
  const shared = await loadShares(client, accounts, window, rules.compiled)
  const enrolled = await loadEnrolments(client, accounts, window, rules.compiled)
  const charged = await loadSupplierCharges(client, accounts, window, rules.compiled)
  if (measured.size === 0 && shared.size === 0 && enrolled.size === 0 && charged.size === 0) return [...accounts]
  const found = measured.size === 0 ? new Map() : await loadMeasured(client, accounts, measured, withoutBillIds)
  return accounts.map((account) => ({
    ...account,
    input: {
      ...account.input,
      agreements: account.input.agreements.map((agreement) => {
        const { agreementId } = agreement
        const known = { ...agreement, ...found.get(agreementId), ...shared.get(agreementId), ...enrolled.get(agreementId) }
        const charges = charged.get(agreementId)
        return charges === undefined ? known : { ...known, attributes: { ...known.attributes, ...charges } }
      }),
    },
  }))
}

/** Which agreements of the accounts are billed together. */
async function withAggregations(client: pg.PoolClient, loaded: readonly LoadedAccount[]): Promise<readonly LoadedAccount[]> {
  const found = await loadAggregations(
    client,
    loaded.map(({ input }) => input.accountId),
  )
  if (found.size === 0) return loaded
  return loaded.map((account) => {
    const aggregations = found.get(account.input.accountId)
    return aggregations === undefined ? account : { ...account, input: { ...account.input, aggregations } }
  })
}

async function measuredOf(
  client: pg.PoolClient,
  accounts: readonly LoadedAccount[],
  window: BillingWindow,
  rules: Pick<BillingRules, 'compiled'>,
): Promise<Map<string, MeasuredAgreement>> {
  const ids = accounts.flatMap(({ input }) => input.agreements.map((agreement) => agreement.agreementId))
  const carried = await agreementsThatCarried(client, ids)
  const measured = accounts.flatMap(({ input }) => measuredAgreements(input, carried, rules.compiled, window))
  return new Map(measured.map((entry) => [entry.agreement.agreementId, entry]))
}

type Measured = Pick<AgreementInput, 'carried' | 'carriedFrom' | 'events' | 'intervals' | 'intervalsProblem' | 'placeIntervals'>

async function loadMeasured(
  client: pg.PoolClient,
  accounts: readonly LoadedAccount[],
  measured: ReadonlyMap<string, MeasuredAgreement>,
  withoutBillIds: readonly number[],
): Promise<Map<string, Measured>> {
  const before = [...measured.values()].map(({ agreement, period }) => ({
    agreementId: agreement.agreementId,
    before: period.from,
  }))
  const { states, migrated } = await loadCarriedBefore(client, before, withoutBillIds)
  const found = new Map<string, Measured>()
  for (const id of measured.keys()) {
    const state = states.get(id)
    if (state === undefined) found.set(id, migrated.has(id) ? {} : { carried: {} })
    else found.set(id, { carried: state.carried, ...(state.billId === null ? {} : { carriedFrom: state.billId }) })
  }
  const inputs = new Map(accounts.flatMap(({ input }) => input.agreements.map((own) => [own.agreementId, input] as const)))
  const questions = [...measured.values()]
    .filter((entry) => entry.needs.intervals)
    .flatMap((entry) => {
      const input = inputs.get(entry.agreement.agreementId)
      return input === undefined ? [] : seriesQuestions(entry, input, found.get(entry.agreement.agreementId)?.carried)
    })
  const series = await loadSeries(
    client,
    questions.map(({ question }) => question),
  )
  for (const { agreementId, isPlace, question } of questions) {
    const own = series.get(question.id)
    const known = found.get(agreementId)
    if (!isPlace) found.set(agreementId, { ...known, ...own })
    else if (own?.intervals !== undefined)
      found.set(agreementId, { ...known, placeIntervals: [...(known?.placeIntervals ?? []), own.intervals] })
  }
  const announced = [...measured].map(([agreementId, entry]) => ({
    agreementId,
    lists: entry.needs.events,
    days: daysNeeded(entry, found.get(agreementId)?.carried),
  }))
  for (const [id, events] of await loadEvents(client, announced)) found.set(id, { ...found.get(id), events })
  return found
}

interface AgreementQuestion {
  readonly agreementId: string
  /** Of one of the places that are billed together. */
  readonly isPlace: boolean
  readonly question: SeriesQuestion
}

/** The series of an agreement: of all the meters it is billed for, and where they are at several places of each place by itself. */
function seriesQuestions(entry: MeasuredAgreement, input: AccountInput, carried: CarriedState | undefined): AgreementQuestion[] {
  const { agreement, period } = entry
  const { agreementId } = agreement
  const days = daysNeeded(entry, carried)
  const place = placeOf(agreementId, input, period)
  const registers = registersOfPlace(agreement, input, period)
  const relations = relationsOfPlace(registers, input)
  const related = relations === undefined ? {} : { relations }
  const whole = { agreementId, isPlace: false, question: { id: agreementId, registers, ...related, days, period } }
  if (place.role === 'alone' || place.aggregation.method === 'rank') return [whole]
  if (place.role === 'member') return []
  const points = input.agreements
    .filter((own) => own === agreement || place.members.includes(own.agreementId))
    .map((own) => own.servicePointId)
  const places = input.servicePoints
    .filter((point) => points.includes(point.servicePointId))
    .map(({ servicePointId, registers: own, relations: its }) => ({
      id: `${agreementId} ${servicePointId}`,
      registers: own,
      ...(its === undefined ? {} : { relations: its }),
      days,
      period,
    }))
  return [whole, ...places.map((question) => ({ agreementId, isPlace: true, question }))]
}
