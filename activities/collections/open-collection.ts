import { enqueueSignal } from '../../db/processes/outbox-store.js'
import type { CollectionCase } from '../../db/collections/case-store.js'
import type { CollectionTarget } from '../../db/collections/facts-reads.js'
import { programmesOf } from '../../db/customers/programmes.js'
import type { Transaction } from '../../db/transaction.js'
import { valueOf } from '../../domain/kernel/outcome.js'
import { findPolicy, type PolicySubject } from '../../domain/policy/find-policy.js'
import { DUNNING_WORKFLOW, dunningWorkflowId } from '../../workflows/collections/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { type CollectionRules, packsOf } from './load-collection.js'
import { recordCollection } from './record-collection.js'

/**
 * Opens a case for an account that is locked and has none, with the strategy as the packs have it on this day, and begins its process.
 * Undefined where the packs state no strategy. Refuses POLICY_MISSING.
 */
export async function openCollection(
  tx: Transaction,
  target: CollectionTarget,
  rules: CollectionRules,
  pastDue: string,
): Promise<string | undefined> {
  const subject: PolicySubject = {
    entity: rules.entity,
    service: target.service,
    customerClass: target.customerClass,
    programmes: (await programmesOf(tx.client, [target.accountId], rules.today)).get(target.accountId) ?? [],
  }
  const start = valueOf(findPolicy(rules.chain, 'dunning.start', subject, rules.today)).value
  const steps = valueOf(findPolicy(rules.chain, 'dunning.steps', subject, rules.today)).value
  if (start === null || steps === null) return undefined
  const added = await tx.client.query<CollectionCase & Record<string, unknown>>(
    `insert into collection_cases (account_id, episode, agreement_id, service_point_id, service, steps, start_amount, packs, previous_on, opened_on)
     select $1, coalesce(max(episode), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $8 from collection_cases where account_id = $1
     returning collection_id as "collectionId", account_id as "accountId", episode, agreement_id as "agreementId",
       service_point_id as "servicePointId", service, state, steps, start_amount as "startAmount", packs, next_step as "nextStep",
       previous_on as "previousOn", asked, cut_orders as "cutOrders", opened_on as "openedOn", closed_on as "closedOn",
       close_code as "closeCode", version`,
    [
      target.accountId,
      target.agreementId,
      target.servicePointId,
      target.service,
      JSON.stringify(steps),
      start.amount,
      JSON.stringify(packsOf(rules.chain)),
      rules.today,
    ],
  )
  const entry = added.rows[0] as CollectionCase
  await recordCollection(
    tx,
    entry,
    { key: 'open', sentence: `Opened: ${pastDue} of ${target.service} is past due.` },
    { today: rules.today, actor: 'Penstock' },
  )
  const input = { accountId: entry.accountId, episode: entry.episode }
  await enqueueSignal(tx, { workflowId: dunningWorkflowId(input), signal: WAKE_SIGNAL, start: { type: DUNNING_WORKFLOW, input } })
  return entry.collectionId
}
