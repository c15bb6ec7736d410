import { instalmentsOf, type InstalmentRow, oldestDebtBeside, type PlanRow } from '../../db/plans/plan-store.js'
import type { Queryable } from '../../db/pool.js'
import { Decimal } from '../../domain/kernel/decimal.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { PlanFacts } from '../../domain/plans/plan-step.js'

/** What a locked plan's next step is decided on. */
export async function loadPlanFacts(
  db: Queryable,
  plan: PlanRow,
  today: LocalDate,
): Promise<PlanFacts & { readonly instalments: readonly InstalmentRow[] }> {
  return {
    state: plan.state,
    arrears: new Decimal(plan.arrears),
    forgiven: new Decimal(plan.forgiven),
    currency: plan.currency,
    instalments: await instalmentsOf(db, plan.planId, plan.division),
    oldestCurrentDueOn: await oldestDebtBeside(db, plan.accountId, today),
    terms: plan.terms,
  }
}

/** The next day on which something of the plan falls due; null where nothing is open. */
export function nextDueOn(instalments: readonly InstalmentRow[]): LocalDate | null {
  return (
    instalments
      .filter(({ open }) => open.gt(0))
      .map(({ dueOn }) => dueOn)
      .toSorted()[0] ?? null
  )
}
