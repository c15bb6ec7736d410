import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** Keeps what recognises a link; it opens the application for so many days. */
export async function insertLink(
  db: Queryable,
  link: { readonly tokenHash: string; readonly applicationId: string; readonly days: number; readonly now: Date },
): Promise<void> {
  await db.query(
    `insert into service_application_links (token_hash, application_id, issued_at, expires_at)
     values ($1, $2, $3, $3::timestamptz + make_interval(days => $4))`,
    [link.tokenHash, link.applicationId, link.now, link.days],
  )
}

/** The application a link opens; undefined where there is none, the link has ended, or the application was emptied: all alike. */
export async function applicationOfLink(db: Queryable, tokenHash: string, now: Date): Promise<string | undefined> {
  const found = await db.query<{ application_id: string }>(
    `select application_id from service_application_links join service_applications using (application_id)
     where token_hash = $1 and expires_at > $2 and emptied_on is null`,
    [tokenHash, now],
  )
  return found.rows[0]?.application_id
}

export async function deleteLinks(tx: Transaction, applicationId: string): Promise<void> {
  await tx.client.query('delete from service_application_links where application_id = $1', [applicationId])
}
