import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** An entry of a connection: the difference of an accepted quote, or, as version 0, what is kept of a cancelled one. */
export interface ConnectionEntry {
  readonly quoteVersion: number
  readonly entryId: number
  readonly mirrorEntryId: number | null
}

/** An open item that such an entry made, with what is open of it. */
export interface ConnectionItem {
  readonly itemId: number
  readonly quoteVersion: number
  readonly instalment: number
  readonly entryId: number
  readonly dueOn: string
  readonly amount: string
  readonly open: string
}

export async function insertConnectionEntry(
  tx: Transaction,
  connectionOrderId: string,
  entry: { readonly quoteVersion: number; readonly entryId: number; readonly postedOn: string },
): Promise<void> {
  await tx.client.query(
    'insert into connection_entries (connection_order_id, quote_version, entry_id, posted_on) values ($1, $2, $3, $4)',
    [connectionOrderId, entry.quoteVersion, entry.entryId, entry.postedOn],
  )
}

export async function insertConnectionItems(
  tx: Transaction,
  connectionOrderId: string,
  quoteVersion: number,
  itemIds: readonly number[],
): Promise<void> {
  await tx.client.query(
    `insert into connection_items (item_id, connection_order_id, quote_version, instalment)
     select item_id, $1, $2, number from unnest($3::bigint[]) with ordinality as items (item_id, number)`,
    [connectionOrderId, quoteVersion, itemIds],
  )
}

export async function markMirrored(
  tx: Transaction,
  connectionOrderId: string,
  entry: { readonly quoteVersion: number; readonly mirrorEntryId: number },
): Promise<void> {
  await tx.client.query(
    'update connection_entries set mirror_entry_id = $3 where connection_order_id = $1 and quote_version = $2',
    [connectionOrderId, entry.quoteVersion, entry.mirrorEntryId],
  )
}

export async function entriesOf(db: Queryable, connectionOrderId: string): Promise<ConnectionEntry[]> {
  const found = await db.query<ConnectionEntry & Record<string, unknown>>(
    `select quote_version as "quoteVersion", entry_id as "entryId", mirror_entry_id as "mirrorEntryId" from connection_entries
     where connection_order_id = $1 order by entry_id`,
    [connectionOrderId],
  )
  return found.rows
}

export async function itemsOf(db: Queryable, connectionOrderId: string): Promise<ConnectionItem[]> {
  const found = await db.query<ConnectionItem & Record<string, unknown>>(
    `select x.item_id as "itemId", x.quote_version as "quoteVersion", x.instalment, i.entry_id as "entryId", i.due_on as "dueOn",
       i.original_amount::text as "amount", i.open_amount::text as "open"
     from connection_items x join open_items i using (item_id) where x.connection_order_id = $1 order by x.item_id`,
    [connectionOrderId],
  )
  return found.rows
}

/** True where the first instalment of this version is paid, or nothing was to be paid for it. */
export async function isFirstPaid(db: Queryable, connectionOrderId: string, quoteVersion: number): Promise<boolean> {
  const found = await db.query<{ paid: boolean }>(
    `select not exists (select from connection_items x join open_items i using (item_id)
       where x.connection_order_id = $1 and x.quote_version = $2 and x.instalment = 1 and i.open_amount > 0) as paid`,
    [connectionOrderId, quoteVersion],
  )
  return found.rows[0]?.paid === true
}
