import { arrearsDays, arrearsLines } from '../../db/collections/arrears-store.js'
import type { Queryable } from '../../db/pool.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { addMonths } from '../../domain/kernel/local-date.js'
import { refuse } from '../../domain/kernel/outcome.js'
import type { CollectionsAgingJson } from './overview-contract.js'

/** What was past due by class and age at the end of each of the last months, and on the latest day: the last day written down of each month. */
export async function agingTrendOf(db: Queryable, months: number): Promise<CollectionsAgingJson> {
  const utility = await loadUtility(db)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
  const taken = await arrearsDays(db, addMonths(utility.today, -months), utility.today)
  const days = taken.filter(({ on }, index) => taken[index + 1]?.on.slice(0, 7) !== on.slice(0, 7))
  const lines = await arrearsLines(
    db,
    days.map(({ on }) => on),
  )
  return {
    days: days.map(({ on, source }) => ({
      on,
      source,
      lines: lines.flatMap(({ on: day, ...line }) => (day === on ? [line] : [])),
    })),
  }
}
