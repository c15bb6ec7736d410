import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'
import type { MovedReference } from './customer-references.js'

/** A customer as merging sees it. */
export interface MergeSide {
  readonly customerId: string
  readonly name: string
  readonly kind: 'person' | 'organisation'
  readonly mergedInto: string | null
}

/** Both customers, locked in the order of their numbers, so that two merges at once cannot wait for each other. */
export async function lockMergeSides(tx: Transaction, ids: readonly string[]): Promise<Map<string, MergeSide>> {
  const found = await tx.client.query<MergeSide>(
    `select customer_id as "customerId", display_name as "name", kind, merged_into as "mergedInto"
     from customers where customer_id = any($1) order by customer_id for update`,
    [ids],
  )
  return new Map(found.rows.map((side) => [side.customerId, side]))
}

export async function saveMergedInto(tx: Transaction, customerId: string, mergedInto: string | null): Promise<void> {
  await tx.client.query('update customers set merged_into = $2, version = version + 1 where customer_id = $1', [
    customerId,
    mergedInto,
  ])
}

export async function insertMerge(
  tx: Transaction,
  merge: {
    readonly keptId: string
    readonly mergedId: string
    readonly moved: readonly MovedReference[]
    readonly businessDate: string
    readonly mergedBy: string
  },
): Promise<number> {
  const added = await tx.client.query<{ merge_id: number }>(
    `insert into customer_merges (kept_id, merged_id, moved, business_date, merged_by) values ($1, $2, $3, $4, $5) returning merge_id`,
    [merge.keptId, merge.mergedId, JSON.stringify(merge.moved), merge.businessDate, merge.mergedBy],
  )
  return (added.rows[0] as { merge_id: number }).merge_id
}

export interface StandingMerge {
  readonly keptId: string
  readonly mergedId: string
  readonly moved: readonly MovedReference[]
  readonly isUndone: boolean
}

export async function lockMerge(tx: Transaction, mergeId: number): Promise<StandingMerge | undefined> {
  const found = await tx.client.query<StandingMerge>(
    `select kept_id as "keptId", merged_id as "mergedId", moved, (undone_at is not null) as "isUndone"
     from customer_merges where merge_id = $1 for update`,
    [mergeId],
  )
  return found.rows[0]
}

export async function markUndone(tx: Transaction, mergeId: number, undoneBy: string): Promise<void> {
  await tx.client.query('update customer_merges set undone_by = $2, undone_at = now() where merge_id = $1', [mergeId, undoneBy])
}

export interface MergeRecord {
  readonly id: number
  readonly mergedId: string
  readonly name: string
  readonly businessDate: string
  readonly mergedBy: string
}

/** Records that were merged into a customer and still are. */
export async function mergesOf(db: Queryable, customerId: string): Promise<MergeRecord[]> {
  const found = await db.query<MergeRecord>(
    `select m.merge_id as "id", m.merged_id as "mergedId", c.display_name as "name", m.business_date as "businessDate",
       coalesce(u.name, m.merged_by) as "mergedBy"
     from customer_merges m join customers c on c.customer_id = m.merged_id left join users u on u.user_id = m.merged_by
     where m.kept_id = $1 and m.undone_at is null order by m.merge_id desc limit 50`,
    [customerId],
  )
  return found.rows
}
