import type pg from 'pg'
import { loadAccountInputs, type LoadedAccount, type LoadOptions } from '../../db/billing/account-input-store.js'
import { agreementsThatCarried, loadCarriedBefore } from '../../db/billing/carried-store.js'
import type { AccountInput, AgreementInput, BillingWindow } from '../../domain/billing/billing-input.js'
import { daysNeeded, type MeasuredAgreement, measuredAgreements } from '../../domain/billing/measured-needs.js'
import type { BillingRules } from './billing-rules.js'
import { loadSeries } from './load-series.js'
import { loadShares } from './load-shares.js'

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
  const shared = await loadShares(client, accounts, window, rules.compiled)
  if (measured.size === 0 && shared.size === 0) return [...accounts]
  const found = measured.size === 0 ? new Map() : await loadMeasured(client, accounts, measured, withoutBillIds)
  return accounts.map((account) => ({
    ...account,
    input: {
      ...account.input,
      agreements: account.input.agreements.map((agreement) => ({
        ...agreement,
        ...found.get(agreement.agreementId),
        ...shared.get(agreement.agreementId),
      })),
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
    .map((entry) => ({
      id: entry.agreement.agreementId,
      registers: points.get(entry.agreement.servicePointId)?.registers ?? [],
      days: daysNeeded(entry, found.get(entry.agreement.agreementId)?.carried),
      period: entry.period,
    }))
  const series = await loadSeries(client, wanted)
  for (const [id, own] of series) found.set(id, { ...found.get(id), ...own })
  return found
}
