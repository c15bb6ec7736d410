import type pg from 'pg'
import type { LoadedAccount } from '../../db/billing/account-input-store.js'
import { loadPlaceRelations } from '../../db/billing/place-relations.js'
import { loadRegisters } from '../../db/billing/register-input-store.js'
import { loadShareRows, type ShareRow } from '../../db/renewables/share-reads.js'
import type { AgreementInput, BillingWindow, ShareInput } from '../../domain/billing/billing-input.js'
import type { BillingRules } from '../../domain/billing/billing-rules.js'
import { type SharingAgreement, sharingAgreements } from '../../domain/billing/measured-needs.js'
import { addDays } from '../../domain/kernel/local-date.js'
import { intersection, type ServicePeriod } from '../../domain/kernel/service-period.js'
import type { InstalledRegister } from '../../domain/metering/installed-register.js'
import type { PlaceRelations } from '../../domain/metering/relations/place-consumption.js'
import { type FoundSeries, loadSeries } from './load-series.js'

type Shared = Pick<AgreementInput, 'shares' | 'givenAway'>

/** Reads this far before a period, so that the one that opened it is among them. */
const READ_LOOK_BACK_DAYS = 40

/**
 * Shares of generators elsewhere, with what their meters say of the days, for the agreements whose tariffs ask for them; and for every
 * agreement at a generator, what of it belongs to others. One query where nobody has shares.
 */
export async function loadShares(
  client: pg.PoolClient,
  accounts: readonly LoadedAccount[],
  window: BillingWindow,
  rules: BillingRules,
): Promise<Map<string, Shared>> {
  const sharing = accounts.flatMap(({ input }) => sharingAgreements(input, rules, window))
  const found = new Map<string, Shared>()
  if (sharing.length === 0) return found
  const rows = await loadShareRows(
    client,
    sharing.filter(({ asks }) => asks).map(({ agreement }) => agreement.agreementId),
    sharing.map(({ agreement }) => agreement.servicePointId),
  )
  const shares = sharing.filter(({ asks }) => asks).flatMap((one) => sharesOf(one, rows))
  const generation = await loadGeneration(client, shares)
  for (const { agreement, period, asks } of sharing) {
    const id = agreement.agreementId
    const givenAway = rows
      .filter((row) => row.hostPointId === agreement.servicePointId && row.counts === 'received')
      .flatMap((row) => within(row, period).map((days) => ({ percent: row.percent, days })))
    const own = shares
      .filter((share) => share.agreementId === id)
      .map(
        ({ row, days }): ShareInput => ({
          generator: `${row.generatorId}, ${row.name}`,
          direction: row.counts,
          percent: row.percent,
          days,
          registers: generation.registers.get(row.hostPointId) ?? [],
          ...relationsAt(generation.relations.get(row.hostPointId)),
          ...generation.series.get(questionId(row, period)),
        }),
      )
    if (asks || givenAway.length > 0)
      found.set(id, { ...(asks ? { shares: own } : {}), ...(givenAway.length === 0 ? {} : { givenAway }) })
  }
  return found
}

interface OwnShare {
  readonly agreementId: string
  readonly row: ShareRow
  readonly days: ServicePeriod
  readonly period: ServicePeriod
}

function sharesOf({ agreement, period }: SharingAgreement, rows: readonly ShareRow[]): OwnShare[] {
  return rows
    .filter((row) => row.agreementId === agreement.agreementId)
    .flatMap((row) => within(row, period).map((days) => ({ agreementId: agreement.agreementId, row, days, period })))
}

function within(row: ShareRow, period: ServicePeriod): ServicePeriod[] {
  const days = intersection({ from: row.from, to: row.to ?? period.to }, period)
  return days === undefined ? [] : [days]
}

function questionId({ hostPointId }: ShareRow, { from, to }: ServicePeriod): string {
  return `${hostPointId} ${from} ${to}`
}

interface Generation {
  readonly registers: ReadonlyMap<string, readonly InstalledRegister[]>
  readonly relations: ReadonlyMap<string, PlaceRelations>
  readonly series: ReadonlyMap<string, FoundSeries>
}

const NO_GENERATION: Generation = { registers: new Map(), relations: new Map(), series: new Map() }

function relationsAt(relations: PlaceRelations | undefined): { readonly relations?: PlaceRelations } {
  return relations === undefined ? {} : { relations }
}

/** What the meters of the generators say, each of them once for every period that is billed. */
async function loadGeneration(client: pg.PoolClient, shares: readonly OwnShare[]): Promise<Generation> {
  if (shares.length === 0) return NO_GENERATION
  const needed = new Map<string, string>()
  let readOn = ''
  for (const { row, period } of shares) {
    const from = addDays(period.from, -READ_LOOK_BACK_DAYS)
    const known = needed.get(row.hostPointId)
    if (known === undefined || from < known) needed.set(row.hostPointId, from)
    if (period.to > readOn) readOn = period.to
  }
  const registers = await loadRegisters(client, needed, { readOn })
  const relations = await loadPlaceRelations(client, registers, needed, { readOn })
  const questions = new Map(
    shares.map(({ row, period }) => {
      const id = questionId(row, period)
      return [
        id,
        {
          id,
          registers: registers.get(row.hostPointId) ?? [],
          ...relationsAt(relations.get(row.hostPointId)),
          days: period,
          period,
        },
      ] as const
    }),
  )
  return { registers, relations, series: await loadSeries(client, [...questions.values()]) }
}
