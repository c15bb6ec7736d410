import type pg from 'pg'
import type { Queryable } from '../pool.js'

export interface PendingDelivery {
  readonly deliveryId: number
  readonly billId: number
  readonly billNumber: string
  readonly channel: 'email' | 'print'
  readonly address: string | null
}

/** Which bills a delivery pass is about: those of a run, or one. */
export type DeliveryScope = { readonly runId: number } | { readonly billId: number }

/**
 * Notes how each issued bill of the scope is to be delivered, once: by e-mail to those who chose it and have an address, by post for the
 * rest. Bills that have their rows already are left alone.
 */
export async function createDeliveries(db: Queryable, scope: DeliveryScope): Promise<void> {
  await db.query(
    `insert into bill_deliveries (bill_id, channel, address, state)
     select b.bill_id, x.channel, case when x.channel = 'email' then c.email end, 'pending'
     from bills b join accounts a using (account_id) join customers c using (customer_id)
     cross join lateral (values ('email'), ('print')) x(channel)
     where b.state = 'issued' and b.kind <> 'migrated' and ${'runId' in scope ? 'b.run_id = $1' : 'b.bill_id = $1'}
       and case x.channel when 'email' then a.delivery in ('email', 'both') and c.email is not null
                          else a.delivery in ('post', 'both') or c.email is null end
     order by b.bill_id, x.channel
     on conflict (bill_id, channel) do nothing`,
    ['runId' in scope ? scope.runId : scope.billId],
  )
}

/**
 * The pending deliveries of a scope by one channel. E-mails that were tried least come first, so that one the server never answers to
 * does not hold up the others; print goes by postcode, as mail is sorted.
 */
export async function pendingDeliveries(
  db: Queryable,
  scope: DeliveryScope,
  channel: 'email' | 'print',
  limit: number,
): Promise<PendingDelivery[]> {
  const found = await db.query<PendingDelivery & Record<string, unknown>>(
    `select d.delivery_id as "deliveryId", d.bill_id as "billId", b.bill_number as "billNumber", d.channel, d.address
     from bill_deliveries d join bills b using (bill_id) join accounts a using (account_id) join customers c using (customer_id)
     where d.state = 'pending' and d.channel = $2 and ${'runId' in scope ? 'b.run_id = $1' : 'b.bill_id = $1'}
     order by ${channel === 'print' ? 'c.mail_postcode, b.account_id' : 'd.attempts, d.delivery_id'} limit $3`,
    ['runId' in scope ? scope.runId : scope.billId, channel, limit],
  )
  return found.rows
}

/** Counts an attempt before the call goes out, so that one that never came back is known. */
export async function noteAttempt(db: Queryable, deliveryId: number): Promise<void> {
  await db.query('update bill_deliveries set attempts = attempts + 1, updated_at = now() where delivery_id = $1', [deliveryId])
}

export async function settleDelivery(
  db: Queryable,
  deliveryId: number,
  result: { state: 'sent' | 'refused' | 'unknown'; detail: string },
): Promise<void> {
  await db.query('update bill_deliveries set state = $2, detail = $3, updated_at = now() where delivery_id = $1', [
    deliveryId,
    result.state,
    result.detail.slice(0, 500),
  ])
}

/** The next number of a print batch of a run; a single bill's batches have no run. */
export async function insertPrintBatch(
  client: pg.PoolClient,
  batch: { runId: number | null; bills: number; pages: number; pdfFileId: number; manifestFileId: number },
): Promise<number> {
  const inserted = await client.query<{ print_batch_id: number }>(
    `insert into print_batches (run_id, batch, bills, pages, pdf_file_id, manifest_file_id)
     values ($1, coalesce((select max(batch) from print_batches where run_id is not distinct from $1), 0) + 1, $2, $3, $4, $5)
     returning print_batch_id`,
    [batch.runId, batch.bills, batch.pages, batch.pdfFileId, batch.manifestFileId],
  )
  return inserted.rows[0]?.print_batch_id as number
}

export async function markPrinted(client: pg.PoolClient, deliveryIds: readonly number[], printBatchId: number): Promise<void> {
  await client.query(
    `update bill_deliveries set state = 'printed', print_batch_id = $2, attempts = attempts + 1, updated_at = now() where delivery_id = any($1)`,
    [deliveryIds, printBatchId],
  )
}

/** How many deliveries of a scope are in which state. */
export async function deliveryStates(db: Queryable, scope: DeliveryScope): Promise<{ state: string; count: number }[]> {
  const found = await db.query<{ state: string; count: number }>(
    `select d.state, count(*) as count from bill_deliveries d join bills b using (bill_id)
     where ${'runId' in scope ? 'b.run_id = $1' : 'b.bill_id = $1'} group by d.state order by d.state`,
    ['runId' in scope ? scope.runId : scope.billId],
  )
  return found.rows
}
