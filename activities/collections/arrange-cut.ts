import { metersAtPoint } from '../../db/remote-commands/switch-reads.js'
import type { ProcessLink } from '../../db/processes/process-store.js'
import type { Transaction } from '../../db/transaction.js'
import { pastDue } from '../../domain/collections/debt-rules.js'
import { wayToCut } from '../../domain/collections/remote-way.js'
import { subjectOf } from '../../domain/collections/rule-context.js'
import { valueOf } from '../../domain/kernel/outcome.js'
import { findPolicy } from '../../domain/policy/find-policy.js'
import { dunningWorkflowId } from '../../workflows/collections/contract.js'
import { createWorkOrder } from '../fieldwork/create-work-order.js'
import { askCommand } from '../remote-commands/record-command.js'
import { PENSTOCK, type StepScene } from './send-notice.js'

/** What was arranged, for the sentences and links of the case. */
export interface Arranged {
  readonly id: string
  readonly words: string
  readonly links: readonly ProcessLink[]
}

/** Business identity of the command that cuts a case's service for the so-manieth time. */
export function cutCommandKey(collectionId: string, cutNo: number): string {
  return `dunning/${collectionId}/cut/${cutNo}`
}

/** Asks the meter for the cut where it can and the policy lets it, else a crew. */
export async function arrangeCut(tx: Transaction, scene: StepScene, cutNo: number): Promise<Arranged> {
  const { entry, facts, rules } = scene
  const way = wayToCut(facts, rules.chain, await metersAtPoint(tx.client, entry.servicePointId), rules.today)
  if (way.way === 'crew') return orderCutCrew(tx, scene, cutNo)
  const commandId = await askCommand(
    tx,
    {
      commandKey: cutCommandKey(entry.collectionId, cutNo),
      kind: 'disconnect',
      meterId: way.meterId,
      servicePointId: entry.servicePointId,
      accountId: entry.accountId,
      agreementId: entry.agreementId,
      requestedBy: dunningWorkflowId(entry),
      reversesCommandId: null,
    },
    { actor: PENSTOCK, today: rules.today },
  )
  return { id: commandId, words: 'asked of the meter', links: [{ subjectKind: 'meter', subjectId: way.meterId }] }
}

/** Orders a crew for the cut. `before`: what the crew should know of what was tried. */
export async function orderCutCrew(tx: Transaction, scene: StepScene, cutNo: number, before = ''): Promise<Arranged> {
  const { entry, target, facts, rules } = scene
  const owed = pastDue(facts, rules.today).toFixed(2)
  const subject = subjectOf({ facts, on: rules.today })
  const visit = valueOf(findPolicy(rules.chain, 'dunning.field_visit', subject, rules.today)).value
  const { workOrderId } = await createWorkOrder(
    tx,
    {
      orderKey: `dunning/${entry.collectionId}/cut/${cutNo}`,
      typeCode: 'DISCONNECT',
      premiseId: target.premiseId,
      servicePointId: entry.servicePointId,
      accountId: entry.accountId,
      agreementId: entry.agreementId,
      requestedBy: dunningWorkflowId(entry),
      wantedOn: rules.today,
      priority: 'normal',
      note: `${before}For non-payment of ${owed}. ${visit === 'collect_or_leave' ? 'Takes the customer a payment at the door: leave, and write down "Left: the customer pays".' : 'No money is taken at the door: who shows a receipt or pays by telephone is left connected.'} Penstock decides anew when the cut is written down.`,
    },
    { actor: PENSTOCK, reason: `collection ${entry.collectionId}`, today: rules.today },
  )
  return { id: workOrderId, words: 'ordered', links: [{ subjectKind: 'work_order', subjectId: workOrderId }] }
}
