import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { moveBack } from '../../db/customers/customer-references.js'
import { lockMerge, lockMergeSides, markUndone, saveMergedInto } from '../../db/customers/merge-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

/**
 * Makes two customers again of what was merged: exactly the references that moved move back; what came later stays where it was written.
 * Refuses NOT_FOUND, MERGE_UNDONE, and MERGE_CHANGED where one of them was moved on or ended since.
 */
export function undoMerge(pool: pg.Pool, command: Command<{ mergeId: number }>): Promise<{ mergeId: number }> {
  return runCommand(pool, 'customers.undo-merge', command, async (tx) => {
    const { mergeId } = command.input
    const merge = await lockMerge(tx, mergeId)
    if (merge === undefined) refuse('NOT_FOUND', 'There is no such merge.')
    if (merge.isUndone) refuse('MERGE_UNDONE', 'This merge was undone already.')
    const { keptId, mergedId, moved } = merge
    const sides = await lockMergeSides(tx, [keptId, mergedId])
    if (sides.get(mergedId)?.mergedInto !== keptId || !(await moveBack(tx, moved, keptId, mergedId))) {
      refuse(
        'MERGE_CHANGED',
        'Something that moved was moved on or ended since. Undo a later merge first, or correct it by hand.',
      )
    }
    await saveMergedInto(tx, mergedId, null)
    await markUndone(tx, mergeId, command.actor.id)
    for (const subjectId of [keptId, mergedId]) {
      await recordAudit(tx, {
        actor: command.actor,
        action: 'customers.merge.undo',
        subjectKind: 'customer',
        subjectId,
        reason: command.reason,
        before: { mergeId, keptId, mergedId, moved },
      })
    }
    return { mergeId }
  })
}
