import { BOARD_COLUMNS, type BoardColumn, findPlan, listPlans, PLAN_COLUMNS, planTotals } from '../../db/plans/plan-reads.js'
import { instalmentsOf } from '../../db/plans/plan-store.js'
import type { Queryable } from '../../db/pool.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { addDays, type LocalDate } from '../../domain/kernel/local-date.js'
import type { BusinessCalendar } from '../../domain/kernel/business-calendar.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { lastDayFor } from '../../domain/plans/plan-step.js'
import { compileCalendar } from '../../domain/utility/calendar-settings.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import { parseList } from '../list.js'
import type { PlanBoardJson } from './contract.js'
import { planJson } from './plan-json.js'

/** Plans kept or broken within so many days are on the board, and so many cards of each column. */
const ENDED_DAYS = 90
const CARDS_MAX = 25

/** The board of payment plans: how many stand where, with their money, and those of each column that are looked at first. */
export async function planBoardOf(db: Queryable): Promise<PlanBoardJson> {
  const utility = await loadUtility(db)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
  const { today } = utility
  const calendar = compileCalendar((utility.settings as SettingsFile).business_calendar ?? {})
  const since = addDays(today, -ENDED_DAYS)
  const filters: Readonly<Record<BoardColumn, object>> = {
    on_track: { state: 'active', isAtRisk: false },
    at_risk: { isAtRisk: true },
    broken: { state: 'broken', endedFrom: since },
    kept: { state: 'kept', endedFrom: since },
  }
  const totals = new Map((await planTotals(db, since)).map((total) => [total.column, total]))
  const columns: PlanBoardJson['columns'] = []
  for (const column of BOARD_COLUMNS) {
    const query = { filter: JSON.stringify(filters[column]), range: `[0,${CARDS_MAX - 1}]` }
    const { rows } = await listPlans(db, parseList(query, PLAN_COLUMNS))
    const cards: PlanBoardJson['columns'][number]['cards'] = []
    for (const row of rows) {
      cards.push({ ...planJson(row), because: await becauseOf(db, column, row.id, { today, calendar }) })
    }
    const total = totals.get(column)
    columns.push({ column, plans: total?.plans ?? 0, open: total?.open ?? '0.00', arrears: total?.arrears ?? '0.00', cards })
  }
  return { today, since, columns }
}

/** Why a plan is at risk or broken, in a sentence; null where there is nothing to say. */
async function becauseOf(
  db: Queryable,
  column: BoardColumn,
  planId: number,
  { today, calendar }: { readonly today: LocalDate; readonly calendar: BusinessCalendar },
): Promise<string | null> {
  if (column !== 'at_risk' && column !== 'broken') return null
  const plan = await findPlan(db, planId)
  if (plan === undefined) return null
  if (column === 'broken') return plan.missed === null ? null : `${plan.missed} was missed.`
  const missed = (await instalmentsOf(db, planId, plan.division)).find(({ open, dueOn }) => open.greaterThan(0) && dueOn < today)
  if (missed === undefined) return null
  const what = missed.number === 0 ? 'The down payment' : `Instalment ${missed.number}`
  return `${what}: ${missed.open.toFixed(2)} was due on ${missed.dueOn}. Unpaid after ${lastDayFor(missed, plan.terms, calendar)} it breaks.`
}
