import type pg from 'pg'
import { loadAccountInputs, type LoadedAccount, type LoadOptions } from '../../db/billing/account-input-store.js'
import { agreementsThatCarried, loadCarriedBefore } from '../../db/billing/carried-store.js'
import { type BilledDay, billedDaysOfMeters } from '../../db/metering/interval-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { zoneTable } from '../../db/zone-table.js'
import type { AccountInput, AgreementInput, BillingWindow, ServicePointInput } from '../../domain/billing/billing-input.js'
import { daysNeeded, type MeasuredAgreement, measuredAgreements } from '../../domain/billing/measured-needs.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { ServicePeriod } from '../../domain/kernel/service-period.js'
import type { InstalledRegister } from '../../domain/metering/installed-register.js'
import { correctedDay } from '../../domain/metering/inventory/accuracy-correction.js'
import { type MeterDays, seriesOfMeters } from '../../domain/rating/intervals/meter-days.js'
import type { BillingRules } from './billing-rules.js'

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
  accounts: readonly LoadedAccount[],
  window: BillingWindow,
  rules: Pick<BillingRules, 'compiled'>,
  withoutBillIds: readonly number[] = [],
): Promise<LoadedAccount[]> {
  const measured = await measuredOf(client, accounts, window, rules)
  if (measured.size === 0) return [...accounts]
  const found = await loadMeasured(client, accounts, measured, withoutBillIds)
  return accounts.map((account) => ({
    ...account,
    input: {
      ...account.input,
      agreements: account.input.agreements.map((agreement) => ({ ...agreement, ...found.get(agreement.agreementId) })),
    },
  }))
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

type Measured = Pick<AgreementInput, 'carried' | 'carriedFrom' | 'intervals' | 'intervalsProblem'>

async function loadMeasured(
  client: pg.PoolClient,
  accounts: readonly LoadedAccount[],
  measured: ReadonlyMap<string, MeasuredAgreement>,
  withoutBillIds: readonly number[],
): Promise<Map<string, Measured>> {
  const questions = [...measured.values()].map(({ agreement, period }) => ({
    agreementId: agreement.agreementId,
    before: period.from,
  }))
  const { states, migrated } = await loadCarriedBefore(client, questions, withoutBillIds)
  const found = new Map<string, Measured>()
  for (const id of measured.keys()) {
    const state = states.get(id)
    if (state === undefined) found.set(id, migrated.has(id) ? {} : { carried: {} })
    else found.set(id, { carried: state.carried, ...(state.billId === null ? {} : { carriedFrom: state.billId }) })
  }
  const points = new Map(
    accounts.flatMap(({ input }) => input.servicePoints.map((point) => [point.servicePointId, point] as const)),
  )
  const wanted = [...measured.values()]
    .filter((entry) => entry.needs.intervals)
    .map((entry) => ({ entry, days: daysNeeded(entry, found.get(entry.agreement.agreementId)?.carried) }))
  const series = await loadSeries(client, wanted, points)
  for (const [id, own] of series) found.set(id, { ...found.get(id), ...own })
  return found
}

interface Wanted {
  readonly entry: MeasuredAgreement
  readonly days: ServicePeriod
}

async function loadSeries(
  client: pg.PoolClient,
  wanted: readonly Wanted[],
  points: ReadonlyMap<string, ServicePointInput>,
): Promise<Map<string, Measured>> {
  if (wanted.length === 0) return new Map()
  const utility = await loadUtility(client)
  const zone = utility === undefined ? undefined : zoneTable(utility.timeZone)
  invariant(zone !== undefined, 'a utility without a clock', { timeZone: utility?.timeZone })
  const installs = wanted.map(({ entry, days }) => installsOf(points.get(entry.agreement.servicePointId), days))
  const rows = await billedDaysOfMeters(
    client,
    wanted.flatMap(({ days }, index) => (installs[index] ?? []).map((meter) => ({ meterId: meter.meterId, ...days }))),
  )
  const byMeter = new Map<string, BilledDay[]>()
  for (const row of rows) {
    const known = byMeter.get(row.meterId)
    if (known === undefined) byMeter.set(row.meterId, [row])
    else known.push(row)
  }
  return new Map(
    wanted.map(({ entry, days }, index): [string, Measured] => {
      const meters = (installs[index] ?? []).map((meter) => ({ ...meter, days: daysOf(byMeter.get(meter.meterId) ?? [], meter) }))
      const outcome = seriesOfMeters({ meters, span: days, period: entry.period, zone })
      return [
        entry.agreement.agreementId,
        'series' in outcome ? { intervals: outcome.series } : { intervalsProblem: outcome.problem },
      ]
    }),
  )
}

/** The electric meters at a point on any of the days, each install once. */
function installsOf(point: ServicePointInput | undefined, days: ServicePeriod): MeterInstall[] {
  const installs = new Map<string, MeterInstall>()
  for (const { meterId, installedOn, removedOn, corrections } of point?.registers ?? []) {
    if (installedOn > days.to || (removedOn !== undefined && removedOn < days.from)) continue
    const dates = { installedOn, ...(removedOn === undefined ? {} : { removedOn }) }
    installs.set(`${meterId} ${installedOn}`, { meterId, ...dates, ...(corrections === undefined ? {} : { corrections }) })
  }
  return [...installs.values()]
}

type MeterInstall = Omit<MeterDays, 'days'> & Pick<InstalledRegister, 'corrections'>

/** A meter may have been somewhere else before: only the days of this install count, corrected where it has failed a test. */
function daysOf(days: readonly BilledDay[], install: MeterInstall): readonly BilledDay[] {
  return days
    .filter((day) => day.day >= install.installedOn && (install.removedOn === undefined || day.day <= install.removedOn))
    .map((day) => correctedDay(day, install.corrections))
}
