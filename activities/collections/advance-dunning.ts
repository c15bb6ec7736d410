import type pg from 'pg'
import { insertCollectionStep, lockCollection, markIssued, type CollectionCase } from '../../db/collections/case-store.js'
import { stopOfCase } from '../../db/collections/stop-store.js'
import { targetOfAgreement } from '../../db/collections/facts-reads.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import type { Queryable } from '../../db/pool.js'
import { noteWait } from '../../db/processes/process-store.js'
import { insertTask } from '../../db/tasks/task-store.js'
import { inTransaction, type Transaction } from '../../db/transaction.js'
import { pastDue } from '../../domain/collections/debt-rules.js'
import { type CaseStanding, nextStep, type NextStep } from '../../domain/collections/next-step.js'
import type { NeededAct } from '../../domain/collections/trace.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { DunningStep } from '../../domain/policy/collection-parameters.js'
import { type DunningInput, dunningWorkflowId } from '../../workflows/collections/contract.js'
import type { EntityStep } from '../../workflows/processes/contract.js'
import type { Advanced } from './advanced.js'
import { COLLECTIONS_QUEUE } from './collections-queue.js'
import { creditPointsOf } from './credit-history.js'
import { keepDecision } from './keep-decision.js'
import { loadCollectionRules, loadFacts } from './load-collection.js'
import { orderCut } from './order-cut.js'
import { closeCollection, recordCollection } from './record-collection.js'
import { restoreService } from './restore-service.js'
import { PENSTOCK, sendNotice, sendReminder, type StepScene } from './send-notice.js'
import { stopCase } from './stop-case.js'
import { watchCut } from './watch-cut.js'
import { watchReconnection } from './watch-reconnection.js'

/** A waiting case looks again by itself this often: a new day or a lost signal delays it, no more. */
const LOOK_AGAIN_MS = 3_600_000

/** Reads where a case stands, takes its next step in one transaction and says how its process goes on. */
export function advanceDunning(pool: pg.Pool, input: DunningInput): Promise<EntityStep> {
  return inTransaction(pool, async (tx) => {
    // Before the case: what is paid, held or protected in this moment comes before or after this step, never within.
    await lockAccounts(tx.client, [input.accountId])
    const entry = await lockCollection(tx, `${input.accountId}-${input.episode}`)
    invariant(entry !== undefined, 'a process without its case', { ...input })
    if (entry.state === 'closed') return { kind: 'end' }
    const rules = await loadCollectionRules(tx.client)
    const target = await targetOfAgreement(tx.client, entry.agreementId)
    invariant(target !== undefined, 'a case without its agreement', { ...input })
    const stop =
      entry.state === 'dunning' || entry.state === 'cut_ordered' ? await stopOfCase(tx.client, entry.collectionId) : undefined
    if (stop !== undefined) {
      const actor = { kind: 'user' as const, id: stop.placedBy, name: stop.placedByName }
      await stopCase(tx, entry, { actor, reason: stop.reason, today: rules.today })
      return { kind: 'end' }
    }
    await markIssued(tx, entry.collectionId, rules.today)
    const scene: StepScene = { entry, target, rules, facts: await loadFacts(tx.client, target, entry, rules) }
    const step = await advance(tx, scene)
    if (step.kind === 'wait') await noteWait(tx, dunningWorkflowId(entry), step.until)
    return step.kind === 'wait' ? { kind: 'wait', waitMs: LOOK_AGAIN_MS } : step
  })
}

async function advance(tx: Transaction, scene: StepScene): Promise<Advanced> {
  switch (scene.entry.state) {
    case 'dunning':
      return takeNextStep(tx, scene)
    case 'cut_ordered':
      return watchCut(tx, scene)
    case 'cut':
      return restoreService(tx, scene)
    case 'reconnecting':
      return watchReconnection(tx, scene)
    case 'closed':
      return { kind: 'end' }
  }
}

/** Where a case stands in its strategy, as the rule of the next step asks. */
export async function standingOf(db: Queryable, scene: StepScene): Promise<CaseStanding> {
  const { entry, rules } = scene
  return {
    steps: entry.steps,
    next: entry.nextStep,
    previousOn: entry.previousOn,
    startAmount: decimal(entry.startAmount),
    creditPoints: await creditPointsOf(db, entry.accountId, rules),
    asked: entry.asked,
  }
}

async function takeNextStep(tx: Transaction, scene: StepScene): Promise<Advanced> {
  const next = nextStep(scene.facts, scene.rules.chain, await standingOf(tx.client, scene), scene.rules.today)
  const { entry, rules } = scene
  const by = { today: rules.today, actor: PENSTOCK.name }
  switch (next.kind) {
    case 'close':
      await closeCollection(tx, entry, { code: next.code, sentence: next.sentence }, by)
      return { kind: 'end' }
    case 'pass_over':
      await leaveStep(tx, scene, next.step, {
        how: 'passed_over',
        sentence: `Passed over: ${next.sentence}`,
        next: entry.nextStep + 1,
      })
      return { kind: 'again' }
    case 'go_back': {
      const step = entry.steps[entry.nextStep]
      invariant(step !== undefined, 'a case goes back from a step', { ...next })
      await leaveStep(tx, scene, step, { how: 'gone_back', sentence: `Back to the notice: ${next.sentence}`, next: next.to })
      return { kind: 'again' }
    }
    case 'ask':
      await askStaff(tx, scene, next.needed)
      return { kind: 'again' }
    case 'wait':
      return waitWith(tx, scene, next)
    case 'take':
      return take(tx, scene, next)
  }
}

async function waitWith(
  tx: Transaction,
  { entry, rules }: StepScene,
  next: Extract<NextStep, { kind: 'wait' }>,
): Promise<Advanced> {
  await recordCollection(
    tx,
    entry,
    {
      key: `wait/${entry.nextStep}/${entry.previousOn ?? ''}/${next.until ?? ''}/${next.sentence}`.slice(0, 300),
      sentence: next.until === null ? `Waits: ${next.sentence}` : `Waits until ${next.until}: ${next.sentence}`,
      waits: { for: next.sentence, owner: 'collections', until: next.until },
    },
    { today: rules.today, actor: PENSTOCK.name },
  )
  return { kind: 'wait', until: next.until }
}

async function take(tx: Transaction, scene: StepScene, next: Extract<NextStep, { kind: 'take' }>): Promise<Advanced> {
  const { step, decision } = next
  if (step.act === 'disconnect') return orderCut(tx, scene, step)
  const { entry, facts, rules } = scene
  const decisionId = await keepDecision(
    tx,
    { accountId: entry.accountId, askedAt: decision.act === 'notice' ? 'notice' : 'contact', decidedFor: PENSTOCK.name },
    decision,
    facts,
    rules,
  )
  const sentence = await carryOut(tx, scene, step)
  await leaveStep(tx, scene, step, { how: 'taken', sentence, next: entry.nextStep + 1, decisionId })
  return { kind: 'again' }
}

async function carryOut(tx: Transaction, scene: StepScene, step: DunningStep): Promise<string> {
  if (step.act === 'reminder') return sendReminder(tx, scene, step)
  if (step.act === 'first_notice' || step.act === 'second_notice') return sendNotice(tx, scene, step)
  const { entry, target, facts, rules } = scene
  await insertTask(tx, {
    taskKey: `dunning/${entry.collectionId}/${step.step}/${entry.version}`,
    queue: COLLECTIONS_QUEUE,
    title:
      step.act === 'call'
        ? `Call: ${pastDue(facts, rules.today).toFixed(2)} past due`
        : `Visit: ${target.service} at ${target.premiseId}`,
    accountId: entry.accountId,
    subjectKind: 'collection',
    subjectId: entry.collectionId,
    facts: { step: step.step },
    dueOn: rules.today,
    createdBy: PENSTOCK.name,
  })
  return step.act === 'call' ? 'Staff were asked to call.' : 'Staff were asked to go there.'
}

/** Leaves the step a case stands at, as its strategy says. */
export async function leaveStep(
  tx: Transaction,
  scene: Pick<StepScene, 'entry' | 'facts' | 'rules'>,
  step: DunningStep,
  left: {
    readonly how: 'taken' | 'passed_over' | 'skipped' | 'gone_back'
    readonly sentence: string
    readonly next: number
    readonly decisionId?: number
    readonly actor?: string
    readonly reason?: string
  },
): Promise<CollectionCase> {
  const { entry, facts, rules } = scene
  const stepNo = await insertCollectionStep(tx, {
    collectionId: entry.collectionId,
    step: step.step,
    act: step.act,
    how: left.how,
    on: rules.today,
    pastDue: pastDue(facts, rules.today).toFixed(2),
    decisionId: left.decisionId ?? null,
    sentence: left.sentence,
    recordedBy: left.actor ?? PENSTOCK.id,
  })
  // A step that was only passed over does not make the next one wait from here.
  const previousOn = left.how === 'taken' || left.how === 'skipped' ? rules.today : entry.previousOn
  return recordCollection(
    tx,
    entry,
    {
      key: `step/${stepNo}`,
      sentence: `${step.step}: ${left.sentence}`,
      change: { nextStep: left.next, previousOn, asked: [] },
    },
    { today: rules.today, actor: left.actor ?? PENSTOCK.name, ...(left.reason === undefined ? {} : { reason: left.reason }) },
  )
}

const ASKS: Readonly<Partial<Record<NeededAct, string>>> = {
  building_notice: 'Tell the building, each unit and the parties of the disconnection',
  personal_contact: 'Reach the customer or another adult before the disconnection',
  life_support_contact:
    'Reach the household and its emergency contact before the disconnection, else go there and leave a door hanger',
  disability_visit: 'Go to the household before the disconnection',
  prepayment_offer: 'Offer a prepayment meter before the disconnection',
}

async function askStaff(tx: Transaction, { entry, rules }: StepScene, needed: NeededAct): Promise<void> {
  const sentence = ASKS[needed] ?? needed
  await insertTask(tx, {
    taskKey: `dunning/${entry.collectionId}/ask/${entry.version}`,
    queue: COLLECTIONS_QUEUE,
    title: `${sentence}: account ${entry.accountId}`,
    accountId: entry.accountId,
    subjectKind: 'collection',
    subjectId: entry.collectionId,
    facts: {},
    dueOn: rules.today,
    createdBy: PENSTOCK.name,
  })
  await recordCollection(
    tx,
    entry,
    {
      key: `ask/${entry.version}`,
      sentence: `Staff were asked: ${sentence}.`,
      change: { asked: [...entry.asked, needed] },
    },
    { today: rules.today, actor: PENSTOCK.name },
  )
}
