import type { Static } from 'typebox'
import { crewOfPlan } from '../../activities/services/crew-of-plan.js'
import type { PlannedMove } from '../../activities/services/plan-move.js'
import type { Queryable } from '../../db/pool.js'
import type { previewAnswer } from './request-contract.js'
import { debtJson } from './request-page.js'

/** What a move would do, as a preview answers it. */
export async function previewJson(
  db: Queryable,
  { plan, prerequisites, billCycle }: PlannedMove,
): Promise<Static<typeof previewAnswer>> {
  return {
    crew: await crewOfPlan(db, plan),
    starts: [...plan.starts],
    stops: [...plan.stops],
    withoutCustomer: [...plan.withoutCustomer],
    prerequisites: prerequisites.map(({ prerequisite, facts }) => ({ prerequisite, ...debtJson(facts) })),
    billCycle,
  }
}
