import type pg from 'pg'
import { openCollectionOf } from '../../db/collections/case-store.js'
import { targetOfAgreement } from '../../db/collections/facts-reads.js'
import { agreementOfService, newArrears, type NewArrears, type StartRule, wasSwept } from '../../db/collections/sweep-reads.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { inTransaction } from '../../db/transaction.js'
import { addDays } from '../../domain/kernel/local-date.js'
import { findPolicy } from '../../domain/policy/find-policy.js'
import { lastDayOf } from '../../domain/policy/value-schemas.js'
import { type CollectionRules, loadCollectionRules } from './load-collection.js'
import { openCollection } from './open-collection.js'

/** Services that can be cut. */
const SERVICES = ['electric', 'gas', 'water'] as const
const CLASSES = ['residential', 'commercial', 'industrial', 'public_authority'] as const
/** Cases opened in one transaction. */
const CHUNK = 100
const DAYS_BACK = 400

/**
 * Looks through all accounts once per business date and opens a case for each whose arrears have come to what the packs say; every other
 * account costs nothing. Taken up again after a crash it goes on where it stopped. Returns how many cases were opened, or undefined where
 * the date was swept already. Refuses POLICY_NOT_GOVERNED and POLICY_CHAIN_BROKEN.
 */
export async function sweepCollections(pool: pg.Pool): Promise<number | undefined> {
  const rules = await loadCollectionRules(pool)
  if (await wasSwept(pool, rules.today)) return undefined
  const found = await newArrears(pool, startRules(rules))
  let opened = 0
  for (let from = 0; from < found.length; from += CHUNK) opened += await openChunk(pool, found.slice(from, from + CHUNK), rules)
  await pool.query('insert into collection_sweeps (swept_on, opened) values ($1, $2) on conflict do nothing', [
    rules.today,
    opened,
  ])
  return opened
}

function openChunk(pool: pg.Pool, arrears: readonly NewArrears[], rules: CollectionRules): Promise<number> {
  return inTransaction(pool, async (tx) => {
    await lockAccounts(
      tx.client,
      arrears.map(({ accountId }) => accountId),
    )
    let opened = 0
    for (const { accountId, service, pastDue } of arrears) {
      // Another sweep may have come first.
      if ((await openCollectionOf(tx.client, accountId)) !== undefined) continue
      const agreementId = await agreementOfService(tx.client, accountId, service)
      const target = agreementId === undefined ? undefined : await targetOfAgreement(tx.client, agreementId)
      if (target === undefined) continue
      if ((await openCollection(tx, target, rules, pastDue)) !== undefined) opened += 1
    }
    return opened
  })
}

/** The rule of the packs for each kind of customer; kinds for which they state none are left out. */
function startRules({ chain, entity, today, calendar }: CollectionRules): StartRule[] {
  return SERVICES.flatMap((service) =>
    CLASSES.flatMap((customerClass) =>
      [false, true].flatMap((hasLowIncomeDiscount): StartRule[] => {
        const subject = { entity, service, customerClass, programmes: hasLowIncomeDiscount ? ['low_income'] : [] }
        const found = findPolicy(chain, 'dunning.start', subject, today)
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
