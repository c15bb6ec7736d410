import { escapeIdentifier } from 'pg'
import type { PersonExport } from '../../domain/customers/readable-export.js'
import type { Queryable } from '../pool.js'

/** Never leaves: secrets, and what is made of other columns. */
const LEFT_OUT = ['pin_hash', 'sealed', 'fingerprint', 'search_text', 'phone_digits', 'moved']

/**
 * Every row that points to the customer, of every table that does: asked of the catalogue, so that a table that comes later is not
 * forgotten. Then what hangs on the accounts they pay for.
 */
export async function exportedRows(db: Queryable, customerId: string): Promise<PersonExport> {
  const tables = await db.query<{ table: string; column: string }>(
    `select c.conrelid::regclass::text as "table", a.attname as "column" from pg_constraint c
     join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.confrelid = 'customers'::regclass and c.conrelid <> 'customers'::regclass and cardinality(c.conkey) = 1
     order by 1, 2`,
  )
  const data: Record<string, Record<string, unknown>[]> = {
    customers: await rowsOf(db, 'customers', 'customer_id = $1', customerId),
  }
  for (const { table, column } of tables.rows) {
    const rows = await rowsOf(db, table, `${escapeIdentifier(column)} = $1`, customerId)
    data[table] = [...(data[table] ?? []), ...rows]
  }
  const theirs = 'account_id in (select account_id from accounts where customer_id = $1)'
  data.bills = (
    await db.query<Record<string, unknown>>(
      `select account_id, bill_number, kind, state, period_from, period_to, issued_on, due_on, total from bills
       where ${theirs} and state <> 'draft' order by issued_on, bill_id`,
      [customerId],
    )
  ).rows
  data.payments = (
    await db.query<Record<string, unknown>>(
      `select account_id, received_on, amount, channel, reference, state from payments where ${theirs} order by received_on, payment_id`,
      [customerId],
    )
  ).rows
  data.interactions_of_accounts = await rowsOf(db, 'interactions', `${theirs} and customer_id is distinct from $1`, customerId)
  return data
}

async function rowsOf(db: Queryable, table: string, where: string, customerId: string): Promise<Record<string, unknown>[]> {
  const found = await db.query<{ row: Record<string, unknown> }>(
    `select to_jsonb(t) - $2::text[] as row from ${table} t where ${where}`,
    [customerId, LEFT_OUT],
  )
  return found.rows.map(({ row }) => row)
}
