import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { type MoveResult, moveReferences } from '../../db/customers/customer-references.js'
import { insertMerge, lockMergeSides, type MergeSide, saveMergedInto } from '../../db/customers/merge-store.js'
import { inTransaction, type Transaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

export interface MergeInput {
  /** Goes on. */
  readonly keptId: string
  /** Stays as it is and says which goes on. */
  readonly mergedId: string
}

/** How many references of each table move, and how many stay because the customer that goes on has one like it. */
export interface MergePreview {
  readonly kept: MergeSide
  readonly merged: MergeSide
  readonly tables: readonly { readonly table: string; readonly moves: number; readonly stays: number }[]
}

/**
 * Makes one customer of two records of the same one: every reference moves to the one that is kept, nothing is deleted, and the other
 * record stays, out of the lists. Accounts keep their numbers, so the ledger is not touched. Refuses NOT_FOUND, NO_UTILITY, MERGE_SELF,
 * MERGE_KINDS, MERGED_ALREADY.
 */
export function mergeCustomers(pool: pg.Pool, command: Command<MergeInput>): Promise<{ mergeId: number }> {
  return runCommand(pool, 'customers.merge', command, async (tx) => {
    const { keptId, mergedId } = command.input
    const { moved, stayed } = await carryOut(tx, command.input)
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    const businessDate = utility.today
    const mergeId = await insertMerge(tx, { keptId, mergedId, moved, businessDate, mergedBy: command.actor.id })
    await saveMergedInto(tx, mergedId, keptId)
    for (const subjectId of [keptId, mergedId]) {
      await recordAudit(tx, {
        actor: command.actor,
        action: 'customers.merge',
        subjectKind: 'customer',
        subjectId,
        reason: command.reason,
        after: { mergeId, keptId, mergedId, moved, stayed },
      })
    }
    return { mergeId }
  })
}

class Preview extends Error {
  readonly preview: MergePreview
  constructor(preview: MergePreview) {
    super('a preview')
    this.preview = preview
  }
}

/** What merging would do, found by doing it and taking it back. Refuses as `mergeCustomers` does. */
export async function previewMerge(pool: pg.Pool, input: MergeInput): Promise<MergePreview> {
  try {
    return await inTransaction(pool, async (tx): Promise<never> => {
      const { kept, merged, moved, stayed } = await carryOut(tx, input)
      const names = [...new Set([...moved.map(({ table }) => table), ...Object.keys(stayed)])].sort()
      const tables = names.map((table) => ({
        table,
        moves: moved.filter((one) => one.table === table).length,
        stays: stayed[table] ?? 0,
      }))
      throw new Preview({ kept, merged, tables })
    })
  } catch (error) {
    if (error instanceof Preview) return error.preview
    throw error
  }
}

async function carryOut(
  tx: Transaction,
  { keptId, mergedId }: MergeInput,
): Promise<MoveResult & { kept: MergeSide; merged: MergeSide }> {
  if (keptId === mergedId) refuse('MERGE_SELF', 'Choose another record: this is the same one.')
  const sides = await lockMergeSides(tx, [keptId, mergedId])
  const [kept, merged] = [sides.get(keptId), sides.get(mergedId)]
  if (kept === undefined || merged === undefined) refuse('NOT_FOUND', 'One of the two customers does not exist.')
  if (kept.kind !== merged.kind) refuse('MERGE_KINDS', 'A person and an organisation are not the same customer.')
  const gone = [kept, merged].find((side) => side.mergedInto !== null)
  if (gone !== undefined) {
    refuse('MERGED_ALREADY', `${gone.customerId} was merged into ${gone.mergedInto} already.`, { mergedInto: gone.mergedInto })
  }
  return { kept, merged, ...(await moveReferences(tx, mergedId, keptId)) }
}
