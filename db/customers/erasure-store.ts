import { type ErasureStanding, type RetentionFile, retentionYears } from '../../domain/customers/erasure.js'
import { emptyApplicationFiles } from '../applications/application-file-store.js'
import { emptyApplication } from '../applications/application-store.js'
import { deleteLinks } from '../applications/link-store.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export async function loadRetentionYears(db: Queryable): Promise<number> {
  const found = await db.query<{ file: RetentionFile | null }>(`select settings -> 'retention' as file from utility`)
  return retentionYears(found.rows[0]?.file ?? undefined)
}

/** How a customer stands, or undefined where there is none. */
export async function erasureStanding(db: Queryable, customerId: string): Promise<ErasureStanding | undefined> {
  const found = await db.query<ErasureStanding & Record<string, unknown>>(
    `with theirs as (select account_id, status, closed_on from accounts where customer_id = $1)
     select c.erased_on as "erasedOn",
       array(select account_id from theirs where status <> 'closed' order by 1) as "openAccounts",
       array(select account_id from theirs where status = 'closed' order by 1) as "closedAccounts",
       array(select account_id from theirs t where exists (select from open_items o where o.account_id = t.account_id and o.open_amount <> 0)
         or exists (select from deposits d where d.account_id = t.account_id and d.state = 'held') order by 1) as "accountsWithMoney",
       (select count(*) from cases k where k.customer_id = $1 and k.state <> 'closed') as "openCases",
       (select max(closed_on) from theirs) as "lastClosedOn"
     from customers c where c.customer_id = $1`,
    [customerId],
  )
  return found.rows[0]
}

/** Stands in place of the names of a person who was erased. */
const MARK = 'Erased'

/** Replaces names by a mark and empties what says who the person was. Returns how many contacts were emptied. */
export async function erasePerson(tx: Transaction, customerId: string, erasedOn: string): Promise<number> {
  const { client } = tx
  await client.query(
    `update customers set given_name = null, family_name = case when kind = 'person' then $3 end,
       organisation_name = case when kind = 'organisation' then $3 end, email = null, phone = null, date_of_birth = null, mail_line1 = $3,
       mail_line2 = null, mail_city = $3, mail_state = '', mail_postcode = '', life_support = false, senior = false, notes = null,
       erased_on = $2, version = version + 1 where customer_id = $1`,
    [customerId, erasedOn, MARK],
  )
  for (const table of [
    'customer_names',
    'customer_identifiers',
    'customer_demographics',
    'customer_pins',
    'customer_contacts',
    'contact_preferences',
  ]) {
    await client.query(`delete from ${table} where customer_id = $1`, [customerId])
  }
  const files = `select f.file_id from interaction_files f join interactions i using (interaction_id)
    where i.customer_id = $1 or i.account_id in (select account_id from accounts where customer_id = $1)`
  await client.query(`delete from stored_file_chunks where file_id in (${files})`, [customerId])
  await client.query(`update stored_files set name = $2, size_bytes = 0, sha256 = null where file_id in (${files})`, [
    customerId,
    MARK,
  ])
  const sent = await client.query<{ application_id: string }>(
    'select application_id from service_applications where customer_id = $1',
    [customerId],
  )
  for (const { application_id: applicationId } of sent.rows) {
    await emptyApplicationFiles(tx, applicationId)
    await emptyApplication(tx, applicationId, erasedOn)
    await deleteLinks(tx, applicationId)
  }
  await client.query(`update cases set summary = $2 where customer_id = $1`, [customerId, MARK])
  const emptied = await client.query<{ emptied: number }>('select erase_written_words($1) as emptied', [customerId])
  return emptied.rows[0]?.emptied ?? 0
}
