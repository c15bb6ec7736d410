import { publicCounts, regulatorRows, servicesCut } from '../../db/reports/regulator-reads.js'
import type { Queryable } from '../../db/pool.js'
import { governingPolicy } from '../../db/policy/governing-policy.js'
import { loadUtility, type UtilityRow } from '../../db/utility/utility-store.js'
import { addMonths } from '../../domain/kernel/local-date.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { findPolicy } from '../../domain/policy/find-policy.js'
import { InvalidRequest } from '../errors.js'
import type { PublicDisconnectionsJson, RegulatorReportJson } from './contract.js'

/** A report covers at most so many months. */
const MONTHS_MAX = 36
const MONTHS_USUAL = 12

async function utilityOf(db: Queryable): Promise<UtilityRow> {
  return (await loadUtility(db)) ?? refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
}

/** What collection did month by month for each class: the last twelve months where none are given. */
export async function regulatorReportOf(
  db: Queryable,
  ask: { readonly from?: string; readonly to?: string; readonly customerClass?: string },
): Promise<RegulatorReportJson> {
  const { name, currency, today } = await utilityOf(db)
  const to = `${ask.to ?? today.slice(0, 7)}-01`
  const from = ask.from === undefined ? addMonths(to, 1 - MONTHS_USUAL) : `${ask.from}-01`
  if (from > to) throw new InvalidRequest([{ field: 'query/from', message: 'must not be after the last month' }])
  if (addMonths(from, MONTHS_MAX) <= to) {
    throw new InvalidRequest([{ field: 'query/from', message: `at most ${MONTHS_MAX} months at once` }])
  }
  return {
    utility: name,
    currency,
    madeOn: today,
    from: from.slice(0, 7),
    to: to.slice(0, 7),
    rows: await regulatorRows(db, { from, to, customerClass: ask.customerClass ?? null }),
  }
}

/**
 * What the policy has the utility make public (`report.public`): counts of households by service and period, and what the packs do not ask
 * for left out. Refuses NO_UTILITY, POLICY_NOT_GOVERNED and POLICY_CHAIN_BROKEN.
 */
export async function publicDisconnectionsOf(db: Queryable): Promise<PublicDisconnectionsJson> {
  const { name, today } = await utilityOf(db)
  const { chain, entity } = valueOf(await governingPolicy(db, today))
  const services: PublicDisconnectionsJson['services'] = []
  for (const service of await servicesCut(db)) {
    const subject = { entity, service, customerClass: 'residential', programmes: [] }
    const found = findPolicy(chain, 'report.public', subject, today)
    if (!found.ok || found.value.value === null) continue
    const { every, counts } = found.value.value
    const told = (what: string, figure: number): number | null => (counts.includes(what) ? figure : null)
    services.push({
      service,
      every,
      citation: found.value.placed.row.citation,
      periods: (await publicCounts(db, { service, every, today })).map((each) => ({
        from: each.period,
        notices: told('notices', each.notices),
        disconnections: told('disconnections', each.disconnections),
        reconnections: told('reconnections', each.reconnections),
      })),
    })
  }
  return { utility: name, asOf: today, services }
}
