import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** The account and customer a contact is about, or undefined where there is none. */
export async function findInteractionSubject(
  db: Queryable,
  interactionId: number,
): Promise<{ accountId: string | null; customerId: string | null; files: number } | undefined> {
  const found = await db.query<{ accountId: string | null; customerId: string | null; files: number }>(
    `select account_id as "accountId", customer_id as "customerId",
       (select count(*) from interaction_files f where f.interaction_id = i.interaction_id) as "files"
     from interactions i where interaction_id = $1`,
    [interactionId],
  )
  return found.rows[0]
}

export async function insertInteractionFile(tx: Transaction, interactionId: number, fileId: number): Promise<void> {
  await tx.client.query('insert into interaction_files (interaction_id, file_id) values ($1, $2)', [interactionId, fileId])
}

export async function belongsTo(db: Queryable, interactionId: number, fileId: number): Promise<boolean> {
  const found = await db.query('select from interaction_files where interaction_id = $1 and file_id = $2', [
    interactionId,
    fileId,
  ])
  return found.rowCount === 1
}
