import type { Queryable } from '../pool.js'

/** Customers who have shown a document of the same number. */
export async function customersWithDocument(db: Queryable, kind: string, fingerprint: string): Promise<string[]> {
  const found = await db.query<{ customer_id: string }>(
    `select distinct coalesce(c.merged_into, c.customer_id) as customer_id from customer_identifiers i join customers c using (customer_id)
     where i.kind = $1 and i.fingerprint = $2 order by 1 limit 20`,
    [kind, fingerprint],
  )
  return found.rows.map((row) => row.customer_id)
}

/** Customers as a hint names them. */
export async function namedCustomers(
  db: Queryable,
  customerIds: readonly string[],
): Promise<{ id: string; name: string; accounts: number; customerSince: string }[]> {
  const found = await db.query<{ id: string; name: string; accounts: number; customerSince: string }>(
    `select c.customer_id as "id", c.display_name as "name", c.customer_since as "customerSince",
       (select count(distinct account_id)::integer from account_people p where p.customer_id = c.customer_id) as "accounts"
     from customers c where c.customer_id = any($1) order by 1`,
    [customerIds],
  )
  return found.rows
}
