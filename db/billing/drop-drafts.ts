import type pg from 'pg'

/** Removes drafts with their segments and lines. The database refuses it for a bill that is issued. */
export async function dropDrafts(client: pg.PoolClient, billIds: readonly number[]): Promise<void> {
  if (billIds.length === 0) return
  await client.query('update run_accounts set bill_id = null where bill_id = any($1)', [billIds])
  await client.query('delete from bill_lines where bill_id = any($1)', [billIds])
  await client.query('delete from bill_segments where bill_id = any($1)', [billIds])
  await client.query('delete from bills where bill_id = any($1)', [billIds])
}

/** The next drafts of a run, to be removed chunk by chunk. */
export async function draftIdsOf(client: pg.PoolClient, runId: number, limit: number): Promise<number[]> {
  const found = await client.query<{ bill_id: number }>(
    `select bill_id from bills where run_id = $1 and state = 'draft' order by bill_id limit $2 for update`,
    [runId, limit],
  )
  return found.rows.map((row) => row.bill_id)
}
