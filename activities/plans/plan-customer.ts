import { programmesOf } from '../../db/customers/programmes.js'
import { type PlanCustomerRow, planCustomerOf } from '../../db/plans/plan-customer.js'
import { governingPolicy } from '../../db/policy/governing-policy.js'
import type { Queryable } from '../../db/pool.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { type PlanTerms, planTerms } from '../../domain/plans/plan-terms.js'

/** The customer a plan is made for, and the terms that hold for it on the day. Refuses NOT_FOUND and what the policy refuses. */
export async function loadPlanCustomer(
  db: Queryable,
  accountId: string,
  today: LocalDate,
): Promise<PlanCustomerRow & { readonly terms: PlanTerms }> {
  const customer = await planCustomerOf(db, accountId)
  if (customer === undefined) refuse('NOT_FOUND', `There is no account ${accountId}.`)
  const { entity, chain } = valueOf(await governingPolicy(db, today))
  const terms = planTerms(
    chain,
    {
      entity,
      service: customer.service,
      customerClass: customer.customerClass,
      programmes: (await programmesOf(db, [accountId], today)).get(accountId) ?? [],
    },
    today,
  )
  return { ...customer, terms: valueOf(terms) }
}
