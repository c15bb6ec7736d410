import { type CollectionCase, insertCases, type NewCase } from '../../db/collections/case-store.js'
import { openAccounts, targetsOfServices } from '../../db/collections/facts-reads.js'
import type { NewArrears } from '../../db/collections/sweep-reads.js'
import { programmesOf } from '../../db/customers/programmes.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { beginProcesses } from '../../db/processes/begin-processes.js'
import type { Transaction } from '../../db/transaction.js'
import { valueOf } from '../../domain/kernel/outcome.js'
import { findPolicy, type PolicySubject } from '../../domain/policy/find-policy.js'
import { DUNNING_WORKFLOW, dunningWorkflowId } from '../../workflows/collections/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { type CollectionRules, packsOf } from './load-collection.js'

/**
 * Opens a case for each of these accounts that has none, with the strategy as the packs have it on this day, and begins its process: in a
 * fixed number of statements, however many accounts there are. Accounts without the service, or for which the packs state no strategy, are
 * left out. Returns how many were opened. Refuses POLICY_MISSING.
 */
export async function openCollections(tx: Transaction, arrears: readonly NewArrears[], rules: CollectionRules): Promise<number> {
  const accountIds = arrears.map(({ accountId }) => accountId)
  await lockAccounts(tx.client, accountIds)
  // Another sweep may have come first.
  const known = await openAccounts(tx.client, accountIds)
  const wanted = arrears.filter(({ accountId }) => !known.has(accountId))
  const targets = await targetsOfServices(tx.client, wanted)
  const programmes = await programmesOf(tx.client, accountIds, rules.today)
  const packs = packsOf(rules.chain)
  const cases = wanted.flatMap(({ accountId }): NewCase[] => {
    const target = targets.get(accountId)
    if (target === undefined) return []
    const subject: PolicySubject = {
      entity: rules.entity,
      service: target.service,
      customerClass: target.customerClass,
      programmes: programmes.get(accountId) ?? [],
    }
    const start = valueOf(findPolicy(rules.chain, 'dunning.start', subject, rules.today)).value
    const steps = valueOf(findPolicy(rules.chain, 'dunning.steps', subject, rules.today)).value
    if (start === null || steps === null) return []
    return [{ ...target, steps, startAmount: start.amount, packs, openedOn: rules.today }]
  })
  if (cases.length === 0) return 0
  await begin(tx, await insertCases(tx, cases), wanted, rules)
  return cases.length
}

function begin(
  tx: Transaction,
  cases: readonly CollectionCase[],
  arrears: readonly NewArrears[],
  rules: CollectionRules,
): Promise<void> {
  const owed = new Map(arrears.map(({ accountId, pastDue }) => [accountId, pastDue]))
  return beginProcesses(
    tx,
    cases.map((entry) => ({
      processId: dunningWorkflowId(entry),
      subjectId: entry.collectionId,
      title: `Collection ${entry.collectionId}: ${entry.service}`,
      step: entry.steps[0]?.step ?? 'end',
      sentence: `Opened: ${owed.get(entry.accountId) ?? ''} of ${entry.service} is past due.`,
      input: { accountId: entry.accountId, episode: entry.episode },
      links: [
        { subjectKind: 'account', subjectId: entry.accountId },
        { subjectKind: 'agreement', subjectId: entry.agreementId },
      ],
    })),
    {
      kind: 'dunning',
      subjectKind: 'collection',
      workflowType: DUNNING_WORKFLOW,
      signal: WAKE_SIGNAL,
      stepKey: 'open',
      businessDate: rules.today,
      actor: 'Penstock',
    },
  )
}
