import { approvalOf, findCollection } from '../../db/collections/case-store.js'
import { type CollectionAct, mayActOnCollection } from '../../domain/collections/collection-acts.js'
import type { ActsOfKind, ProcessAct } from '../processes/process-act.js'
import { ACT_PERMISSIONS } from './collection-page.js'

/** What may be done to a collection case from its process. */
export const collectionProcessActs: ActsOfKind = async (db, process) => {
  const entry = await findCollection(db, process.subjectId)
  if (entry === undefined) return []
  const approval = await approvalOf(db, entry.collectionId, entry.cutOrders + 1)
  const standing = { ...entry, isApprovalAsked: approval !== undefined && approval.decidedOn === null }
  const actOf = (act: CollectionAct, label: string, consequence: string): ProcessAct => {
    const decided = mayActOnCollection(act, standing)
    return {
      act,
      label,
      consequence,
      permission: ACT_PERMISSIONS[act],
      how: 'post',
      path: `/collections/${encodeURIComponent(entry.collectionId)}/${act}`,
      needsReason: true,
      isDangerous: act === 'release_cut',
      disabledReason: decided.ok ? null : decided.refusal.message,
    }
  }
  return [
    actOf('release_cut', 'Release the disconnection', 'A crew is ordered, where it is lawful then.'),
    actOf('refuse_cut', 'Do not release it', 'The case ends. New debt begins another.'),
    actOf('skip', 'Skip this step', 'The case goes on with the step after it. A notice that is skipped leaves the cut unlawful.'),
    actOf('order_reconnection', 'Order service back', 'A crew is ordered, without a fee.'),
    actOf('stop', 'Stop the case', 'Its orders are cancelled and it ends. New debt begins another.'),
  ]
}
