import type { Decimal } from '../kernel/decimal.js'
import { decimal, ZERO } from '../kernel/decimal.js'
import { invariant } from '../kernel/invariant.js'
import { addDays, earlier, type LocalDate } from '../kernel/local-date.js'
import type { ServicePeriod } from '../kernel/service-period.js'
import { type Consumption, demandOfPastPeriod, NO_CONSUMPTION } from '../metering/consumption.js'
import type { InstalledRegister } from '../metering/installed-register.js'
import { metersOf } from '../metering/meters-in-place.js'
import {
  billedRegisters,
  consumptionOfPlace,
  type PlaceConsumption,
  type PlaceRelations,
} from '../metering/relations/place-consumption.js'
import { relatedDays } from '../metering/relations/related-days.js'
import { useOnDays } from '../metering/use-on-days.js'
import type { Attributes } from '../rating/attributes.js'
import type { CompiledTariff } from '../rating/compiled-tariff.js'
import type { PastPeriod, RatingFacts, RelatedAgreement } from '../rating/facts.js'
import { type TariffUse, tariffUse } from '../rating/tariff-use.js'
import { roundTo } from '../rating/tariff-rounding.js'
import { deliveredOn, registersBilled } from './metered-by-intervals.js'
import { versionOn } from '../rating/versions-in-period.js'
import { placeOf, registersOfPlace } from './aggregation-place.js'
import { periodToBill } from './agreement-period.js'
import { shareFacts } from './share-facts.js'
import type {
  AccountInput,
  AgreementInput,
  BilledPeriod,
  BillingWindow,
  PremiseInput,
  ServicePointInput,
} from './billing-input.js'
import type { BillingRules } from './billing-rules.js'

/** An agreement with days to bill, and everything its bill rests on. */
export interface AgreementDue {
  readonly agreement: AgreementInput
  readonly point: ServicePointInput
  readonly premise: PremiseInput
  /** The account's own other agreements at the service point, due or not. */
  readonly siblings: readonly AgreementInput[]
  readonly attributes: Attributes
  readonly period: ServicePeriod
  /** Billed periods before this one. */
  readonly history: readonly BilledPeriod[]
  readonly firstBill: boolean
  readonly finalBill: boolean
  readonly tariff: CompiledTariff | undefined
  readonly consumption: Consumption
  readonly metered: TariffUse
  readonly facts: RatingFacts
}

/** Stands for channels of which nothing is known. */
const NO_INTERVALS = {
  channels: new Map([
    ['kwh', null],
    ['received_kwh', null],
  ]),
}
const NO_USE: TariffUse = { use: undefined, demand: undefined, reads: [] }

/** The agreements of an account that the window bills, in the account's order, each with its use. */
export function agreementsDue(input: AccountInput, rules: BillingRules, window: BillingWindow): AgreementDue[] {
  const points = new Map(input.servicePoints.map((point) => [point.servicePointId, point]))
  const premises = new Map(input.premises.map((premise) => [premise.premiseId, premise]))
  const due: AgreementDue[] = []
  for (const agreement of input.agreements) {
    const period = duePeriod(agreement, input, rules, window)
    if (period === undefined) continue
    const point = points.get(agreement.servicePointId)
    const premise = premises.get(point?.premiseId ?? '')
    invariant(point !== undefined && premise !== undefined, 'an agreement without its service point or premise', {
      agreementId: agreement.agreementId,
      servicePointId: agreement.servicePointId,
    })
    // Of meters that are billed together the first agreement has the registers of all, and the others have none.
    const registers = registersOfPlace(agreement, input, period)
    due.push(agreementDue({ input, agreement, point: { ...point, registers }, premise, period }, rules, window))
  }
  return withRelated(due, input, points, rules.book.needsPremiseHistory)
}

/** The days of an agreement that are billed: those its window brings, or those it is billed for again. */
export function duePeriod(
  agreement: AgreementInput,
  input: Pick<AccountInput, 'only'>,
  rules: BillingRules,
  window: BillingWindow,
): ServicePeriod | undefined {
  if (input.only === undefined)
    return periodToBill(agreement, window, rules.settings.readRules.readDay, rules.settings.shortestDays)
  const chosen = input.only.find((entry) => entry.agreementId === agreement.agreementId)
  if (chosen === undefined) return undefined
  return chosen.period ?? periodToBill(agreement, window, rules.settings.readRules.readDay, rules.settings.shortestDays)
}

interface AgreementPlace {
  readonly input: AccountInput
  readonly agreement: AgreementInput
  readonly point: ServicePointInput
  readonly premise: PremiseInput
  readonly period: ServicePeriod
}

function agreementDue(place: AgreementPlace, rules: BillingRules, window: BillingWindow): AgreementDue {
  const { input, agreement, point, premise, period } = place
  const { readRules, currency } = rules.settings
  const history = agreement.history.filter((billed) => billed.period.to < period.from)
  const found = rules.book.tariffs.get(agreement.tariffCode)
  const tariff = found?.appliesTo === 'agreement' ? found : undefined
  const readRounding = tariff === undefined ? null : (versionOn(tariff, period.to)?.conventions.readRounding ?? null)
  const roundRead = (value: Decimal): Decimal => roundTo(value, readRounding)
  const { intervals } = agreement
  const use = (registers: readonly InstalledRegister[]): PlaceConsumption =>
    registers.length === 0
      ? { ...NO_CONSUMPTION, missing: [] }
      : consumptionOfPlace({ registers, period, servedUntil: servedUntil(place, history), roundRead }, point.relations, readRules)
  const billed = billedRegisters(point.registers, point.relations, period)
  let registers = tariff === undefined ? point.registers : registersBilled(point.registers, intervals, tariff.needs)
  let consumption = use(registers)
  if (tariff !== undefined && agreement.intervalsProblem !== undefined && consumption.problems.length > 0) {
    // Neither reads nor intervals: what the tariff asks for is what is missing.
    registers = registersBilled(registers, NO_INTERVALS, tariff.needs)
    consumption = use(registers)
  }
  const attributes: Attributes = {
    ...input.attributes,
    bill_cycle: input.billCycle,
    ...premise.attributes,
    ...point.attributes,
    ...agreement.attributes,
  }
  const firstBill = history.length === 0
  const finalBill = agreement.stopOn === period.to
  const facts: RatingFacts = {
    period,
    readDay: readRules.readDay,
    accountingDate: window.accountingDate,
    currency,
    firstBill,
    finalBill,
    attributes,
    ...(agreement.attributeChanges === undefined ? {} : { attributeChanges: agreement.attributeChanges }),
    ...(intervals === undefined ? {} : { intervals }),
    ...(agreement.placeIntervals === undefined ? {} : { placeIntervals: agreement.placeIntervals }),
    ...(agreement.intervalsProblem === undefined ? {} : { intervalsProblem: agreement.intervalsProblem }),
    ...(agreement.events === undefined ? {} : { events: agreement.events }),
    ...(agreement.carried === undefined ? {} : { carried: agreement.carried }),
    ...shareFacts(agreement, readRules),
    ...countedElsewhere(place),
    meters: metersOf(billed, readRules.readDay),
    registers: consumption.registers,
    ...(consumption.missing.length === 0 ? {} : { missingParts: consumption.missing }),
    useOn: (days) =>
      intervals === undefined || registers.length > 0
        ? useOnDays(days, period, registers, { rules: readRules, roundRead, ...relatedAt(point) })
        : deliveredOn(intervals, days),
    history,
    demandOf: (past) => demandOf(past, billed, point.relations, rules),
    related: [],
  }
  const isMetered = consumption.registers.length > 0 || intervals !== undefined
  const metered = tariff === undefined || !isMetered ? NO_USE : tariffUse(tariff, facts)
  const siblings = input.agreements.filter((own) => own.servicePointId === point.servicePointId && own !== agreement)
  return {
    agreement,
    point,
    premise,
    siblings,
    attributes,
    period,
    history,
    firstBill,
    finalBill,
    tariff,
    consumption,
    metered,
    facts,
  }
}

/** An agreement whose meters are billed with another one takes and gives nothing itself. */
function countedElsewhere({ agreement, input, period }: AgreementPlace): Pick<RatingFacts, 'stated'> {
  const place = placeOf(agreement.agreementId, input, period)
  if (place.role !== 'member' || place.aggregation.method !== 'sum') return {}
  const nothing = (direction: 'delivered' | 'received') =>
    ({ role: 'consumption', direction, quantity: ZERO, unit: 'kWh' }) as const
  const demand = { role: 'demand', direction: 'delivered', quantity: ZERO, unit: 'kW' } as const
  return { stated: [nothing('delivered'), nothing('received'), demand] }
}

function relatedAt({ relations }: ServicePointInput): { readonly place?: PlaceRelations } {
  return relations === undefined ? {} : { place: relations }
}

function demandOf(
  past: PastPeriod,
  registers: readonly InstalledRegister[],
  place: PlaceRelations | undefined,
  rules: BillingRules,
): Decimal | undefined {
  if (past.demand !== undefined) return decimal(past.demand)
  // A register shows what sub-meters took as well.
  const parents = new Set(registers.map((register) => register.meterId))
  const isReduced = place?.relations.some(
    (relation) => relation.isDeducted && parents.has(relation.parentMeterId) && relatedDays(relation, past.period) !== undefined,
  )
  if (isReduced === true) return undefined
  return demandOfPastPeriod(registers, past.period, rules.settings.readRules.readDay)
}

/** Last day before the period on which anyone took service at the point: the account before, or another tenant. */
function servedUntil(place: AgreementPlace, history: readonly BilledPeriod[]): LocalDate | undefined {
  const dayBefore = addDays(place.period.from, -1)
  if (history.length > 0 || place.agreement.startOn < place.period.from) return dayBefore
  let latest: LocalDate | undefined
  const own = place.input.agreements.filter((agreement) => agreement.servicePointId === place.point.servicePointId)
  const others = [...place.point.otherAgreements, ...own]
  for (const other of others) {
    if (other.agreementId === place.agreement.agreementId || other.startOn >= place.period.from) continue
    const until = earlier(other.stopOn ?? dayBefore, dayBefore)
    if (latest === undefined || until > latest) latest = until
  }
  return latest
}

/** Gives each agreement sight of the account's agreements of other services: sewer rests on the water of the same premise. */
function withRelated(
  due: readonly AgreementDue[],
  input: AccountInput,
  points: ReadonlyMap<string, ServicePointInput>,
  premiseToo: boolean,
): AgreementDue[] {
  const dueById = new Map(due.map((entry) => [entry.agreement.agreementId, entry]))
  const all = input.agreements.map((agreement) => {
    const point = points.get(agreement.servicePointId)
    const current = dueById.get(agreement.agreementId)
    return { agreement, premiseId: point?.premiseId, related: relatedOf(agreement, point?.service ?? '', current) }
  })
  return due.map((entry) => {
    const related = all
      .filter((other) => other.agreement.agreementId !== entry.agreement.agreementId)
      .map((other) => ({ ...other.related, samePremise: other.premiseId === entry.premise.premiseId }))
    for (const point of premiseToo ? input.servicePoints : [])
      if (point.premiseId === entry.premise.premiseId) related.push(...earlierAccounts(point, input))
    return { ...entry, facts: { ...entry.facts, related } }
  })
}

/** Agreements other accounts have or had at a point; what was billed of them only where it was loaded. */
function earlierAccounts(point: ServicePointInput, input: AccountInput): RelatedAgreement[] {
  return point.otherAgreements
    .filter((other) => other.accountId !== input.accountId)
    .map((other) => ({
      agreementId: other.agreementId,
      service: point.service,
      tariffCode: other.tariffCode ?? '',
      samePremise: true,
      otherAccount: true,
      ...(other.history === undefined ? { historyUnknown: true as const } : {}),
      history: other.history ?? [],
    }))
}

function relatedOf(agreement: AgreementInput, service: string, due: AgreementDue | undefined): RelatedAgreement {
  const base = {
    agreementId: agreement.agreementId,
    service,
    tariffCode: agreement.tariffCode,
    samePremise: false,
    otherAccount: false,
    history: agreement.history,
  }
  const use = due?.metered.use
  if (due === undefined || due.tariff === undefined || use === undefined) return base
  return { ...base, current: { period: due.period, quantity: use, unit: due.tariff.unit, reads: due.metered.reads } }
}
