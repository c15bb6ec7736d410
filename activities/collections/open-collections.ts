import { type CollectionCase, type CollectionKind, insertCases, type NewCase } from '../../db/collections/case-store.js'
import { endedTargets, openAccounts, targetsOfServices } from '../../db/collections/facts-reads.js'
import type { NewArrears } from '../../db/collections/sweep-reads.js'
import { programmesOf } from '../../db/customers/programmes.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { beginProcesses } from '../../db/processes/begin-processes.js'
import type { Transaction } from '../../db/transaction.js'
import { valueOf } from '../../domain/kernel/outcome.js'
import type { DunningStep } from '../../domain/policy/collection-parameters.js'
import { findPolicy, type PolicySubject } from '../../domain/policy/find-policy.js'
import { DUNNING_WORKFLOW, dunningWorkflowId } from '../../workflows/collections/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { type CollectionRules, packsOf } from './load-collection.js'

/**
 * Opens a case for each of these accounts that has none, with the strategy as the packs have it on this day, and begins its process: in a
 * fixed number of statements, however many accounts there are. Accounts without the service, or for which the packs state no strategy, are
 * left out. Returns how many were opened. Refuses POLICY_MISSING.
 */
export async function openCollections(
  tx: Transaction,
  arrears: readonly NewArrears[],
  rules: CollectionRules,
  kind: CollectionKind = 'service',
): Promise<number> {
  const accountIds = arrears.map(({ accountId }) => accountId)
  await lockAccounts(tx.client, accountIds)
  // Another sweep may have come first.
  const known = await openAccounts(tx.client, accountIds)
  const wanted = arrears.filter(({ accountId }) => !known.has(accountId))
  const targets = kind === 'service' ? await targetsOfServices(tx.client, wanted) : await endedTargets(tx.client, accountIds)
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
    const strategy = kind === 'service' ? serviceStrategy(rules, subject) : finalBillStrategy(rules, subject)
    if (strategy === undefined) return []
    return [{ ...target, kind, steps: strategy.steps, startAmount: strategy.amount, packs, openedOn: rules.today }]
  })
  if (cases.length === 0) return 0
  await begin(tx, await insertCases(tx, cases), wanted, rules)
  return cases.length
}

interface Strategy {
  readonly amount: string
  readonly steps: readonly DunningStep[]
}

function serviceStrategy({ chain, today }: CollectionRules, subject: PolicySubject): Strategy | undefined {
  const start = valueOf(findPolicy(chain, 'dunning.start', subject, today)).value
  const steps = valueOf(findPolicy(chain, 'dunning.steps', subject, today)).value
  return start === null || steps === null ? undefined : { amount: start.amount, steps }
}

function finalBillStrategy({ chain, today }: CollectionRules, subject: PolicySubject): Strategy | undefined {
  return valueOf(findPolicy(chain, 'final_bill.strategy', subject, today)).value ?? undefined
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
      title: `Collection ${entry.collectionId}: ${whatIsCollected(entry)}`,
      step: entry.steps[0]?.step ?? 'end',
      sentence: `Opened: ${owed.get(entry.accountId) ?? ''} of ${whatIsCollected(entry)} is past due.`,
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

function whatIsCollected({ kind, service }: CollectionCase): string {
  return kind === 'final_bill' ? 'the final bill' : service
}
