import type {
  AccountInput,
  AgreementInput,
  BilledPeriod,
  PremiseInput,
  ServicePointInput,
} from '../../domain/billing/billing-input.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { addDays, addMonths, type LocalDate } from '../../domain/kernel/local-date.js'
import type { InstalledRegister } from '../../domain/metering/installed-register.js'
import type { PlaceRelations } from '../../domain/metering/relations/place-consumption.js'
import type { Queryable } from '../pool.js'
import {
  type AccountRow,
  type AgreementRow,
  loadAccountRows,
  loadAgreementRows,
  loadHistory,
  type PointRow,
  loadPointRows,
} from './account-input-rows.js'
import type { AccountPrintFacts } from './bill-print.js'
import { loadPlaceRelations } from './place-relations.js'
import { loadRegisters } from './register-input-store.js'

export interface LoadedAccount {
  readonly input: AccountInput
  readonly print: AccountPrintFacts
}

export interface LoadOptions {
  /** The read date of the window: nothing later is needed. */
  readonly readOn: LocalDate
  /** Bills whose segments do not count as history: the one being corrected. */
  readonly withoutBillIds?: readonly number[]
  /** The first day of the earliest period that is rated, where periods before the last one are: history and reads count back from it. */
  readonly ratedFrom?: LocalDate
  /** Also what was billed of other accounts' agreements at the same service points: a winter average of the place asks for it. */
  readonly withPremiseHistory?: boolean
}

/** History a tariff may look back on: ratchets and winter averages over two years and a little. */
const HISTORY_MONTHS = 26

/**
 * Reads everything `billAccount` needs for a set of accounts: a fixed number of queries whatever the number of accounts.
 * The answer has the accounts in the order of their ids.
 */
export async function loadAccountInputs(
  db: Queryable,
  accountIds: readonly string[],
  options: LoadOptions,
): Promise<LoadedAccount[]> {
  const accounts = await loadAccountRows(db, accountIds)
  const agreements = await loadAgreementRows(db, accountIds)
  const historyFrom = addMonths(options.ratedFrom ?? options.readOn, -HISTORY_MONTHS)
  const history = await loadHistory(db, accountIds, { from: historyFrom, withoutBillIds: options.withoutBillIds ?? [] })
  const points = await loadPointRows(db, [...new Set(agreements.map((row) => row.servicePointId))])
  const past = { from: historyFrom, withoutBillIds: options.withoutBillIds ?? [] }
  const others = points.flatMap((point) => point.otherAgreements.map((other) => other.accountId))
  const otherHistory = options.withPremiseHistory === true ? await loadHistory(db, [...new Set(others)], past) : undefined
  const neededFrom = earliestReadByPoint(agreements, history, options)
  const registers = await loadRegisters(db, neededFrom, options)
  const relations = await loadPlaceRelations(db, registers, neededFrom, options)
  const agreementsOf = groupBy(agreements, (row) => row.accountId)
  const pointOf = new Map(points.map((row) => [row.servicePointId, row]))
  return accounts.map((account) =>
    assemble(account, agreementsOf.get(account.accountId) ?? [], pointOf, history, { registers, relations }, otherHistory),
  )
}

/**
 * How far back the reads of a service point are needed: some months before the last billed day of any agreement there, so that the
 * read that closed it and the three before are among them; before the start where nothing has been billed.
 */
function earliestReadByPoint(
  agreements: readonly AgreementRow[],
  history: ReadonlyMap<string, readonly BilledPeriod[]>,
  { readOn, ratedFrom = readOn }: Pick<LoadOptions, 'readOn' | 'ratedFrom'>,
): Map<string, LocalDate> {
  const needed = new Map<string, LocalDate>()
  for (const agreement of agreements) {
    const last = (history.get(agreement.agreementId) ?? []).reduce<LocalDate | undefined>(
      (latest, billed) => (latest === undefined || billed.period.to > latest ? billed.period.to : latest),
      undefined,
    )
    const anchor = last ?? (agreement.startOn < readOn ? agreement.startOn : readOn)
    const from = addDays(anchor < ratedFrom ? anchor : ratedFrom, -READ_LOOK_BACK_DAYS)
    const known = needed.get(agreement.servicePointId)
    if (known === undefined || from < known) needed.set(agreement.servicePointId, from)
  }
  return needed
}

/** Four closing reads of the longest usual interval (a quarter) would need more; the three before the last monthly ones need 124 days. */
const READ_LOOK_BACK_DAYS = 400

function assemble(
  account: AccountRow,
  agreementRows: readonly AgreementRow[],
  pointOf: ReadonlyMap<string, PointRow>,
  history: ReadonlyMap<string, readonly BilledPeriod[]>,
  meters: {
    readonly registers: ReadonlyMap<string, readonly InstalledRegister[]>
    readonly relations: ReadonlyMap<string, PlaceRelations>
  },
  otherHistory: ReadonlyMap<string, readonly BilledPeriod[]> | undefined,
): LoadedAccount {
  const points = [...new Set(agreementRows.map((row) => row.servicePointId))].map((id) => {
    const point = pointOf.get(id)
    invariant(point !== undefined, 'an agreement at a service point that does not exist', { servicePointId: id })
    return point
  })
  const premises = new Map(points.map((point) => [point.premiseId, point]))
  return {
    input: {
      accountId: account.accountId,
      billCycle: account.billCycle,
      attributes: account.attributes,
      agreements: agreementRows.map(
        (row): AgreementInput => ({
          agreementId: row.agreementId,
          servicePointId: row.servicePointId,
          tariffCode: row.tariffCode,
          startOn: row.startOn,
          ...(row.stopOn === null ? {} : { stopOn: row.stopOn }),
          history: history.get(row.agreementId) ?? [],
        }),
      ),
      servicePoints: points.map(
        (point): ServicePointInput => ({
          servicePointId: point.servicePointId,
          premiseId: point.premiseId,
          service: point.service,
          attributes: point.attributes,
          registers: meters.registers.get(point.servicePointId) ?? [],
          ...relationsAt(meters.relations.get(point.servicePointId)),
          outages: point.outages,
          otherAgreements:
            otherHistory === undefined
              ? point.otherAgreements
              : point.otherAgreements.map((other) => ({ ...other, history: otherHistory.get(other.agreementId) ?? [] })),
        }),
      ),
      premises: [...premises.values()].map(
        (point): PremiseInput => ({ premiseId: point.premiseId, attributes: point.premiseAttributes }),
      ),
    },
    print: {
      ...account.print,
      premiseLines: Object.fromEntries([...premises.values()].map((point) => [point.premiseId, point.premiseLines])),
    },
  }
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups
}

function relationsAt(relations: PlaceRelations | undefined): Pick<ServicePointInput, 'relations'> {
  return relations === undefined ? {} : { relations }
}
