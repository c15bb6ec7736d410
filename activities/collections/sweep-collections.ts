import type pg from 'pg'
import { newArrears, newFinalArrears, noteSweep, type StartRule, wasSwept } from '../../db/collections/sweep-reads.js'
import { inTransaction } from '../../db/transaction.js'
import { addDays } from '../../domain/kernel/local-date.js'
import { findPolicy } from '../../domain/policy/find-policy.js'
import { lastDayOf } from '../../domain/policy/value-schemas.js'
import { type CollectionRules, loadCollectionRules } from './load-collection.js'
import { openCollections } from './open-collections.js'

/** Services that can be cut. */
const SERVICES = ['electric', 'gas', 'water'] as const
/** Services a final bill may be for. */
const BILLED_SERVICES = [...SERVICES, 'sewer', 'stormwater', 'refuse', 'lighting'] as const
const CLASSES = ['residential', 'commercial', 'industrial', 'public_authority'] as const
/** Cases opened in one transaction. */
const CHUNK = 500
const DAYS_BACK = 400

/**
 * Looks through all accounts once per business date and opens a case for each whose arrears, or whose final bill, have come to what the packs
 * say; every other account costs nothing. Taken up again after a crash it goes on where it stopped. Returns how many cases were opened, or undefined where
 * the date was swept already. Refuses POLICY_NOT_GOVERNED and POLICY_CHAIN_BROKEN.
 */
export async function sweepCollections(pool: pg.Pool): Promise<number | undefined> {
  const rules = await loadCollectionRules(pool)
  if (await wasSwept(pool, rules.today)) return undefined
  const found = await newArrears(pool, startRules(rules, SERVICES, 'dunning.start'))
  const ended = await newFinalArrears(pool, startRules(rules, BILLED_SERVICES, 'final_bill.strategy'))
  for (let from = 0; from < found.length; from += CHUNK) {
    await inTransaction(pool, (tx) => openCollections(tx, found.slice(from, from + CHUNK), rules))
  }
  for (let from = 0; from < ended.length; from += CHUNK) {
    await inTransaction(pool, (tx) => openCollections(tx, ended.slice(from, from + CHUNK), rules, 'final_bill'))
  }
  return noteSweep(pool, rules.today)
}

/** The rule of the packs for each kind of customer; kinds for which they state none are left out. */
function startRules(
  { chain, entity, today, calendar }: CollectionRules,
  services: readonly string[],
  key: 'dunning.start' | 'final_bill.strategy',
): StartRule[] {
  return services.flatMap((service) =>
    CLASSES.flatMap((customerClass) =>
      [false, true].flatMap((hasLowIncomeDiscount): StartRule[] => {
        const subject = { entity, service, customerClass, programmes: hasLowIncomeDiscount ? ['low_income'] : [] }
        const found = findPolicy(chain, key, subject, today)
        if (!found.ok || found.value.value === null) return []
        const { amount, after } = found.value.value
        for (let days = 1; days <= DAYS_BACK; days += 1) {
          const dueBy = addDays(today, -days)
          if (lastDayOf(after, dueBy, calendar) <= today) return [{ service, customerClass, hasLowIncomeDiscount, amount, dueBy }]
        }
        return []
      }),
    ),
  )
}
