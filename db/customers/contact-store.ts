import type { Transaction } from '../transaction.js'
import type { ContactRow } from './customer-reads.js'

/** Adds a way to reach the customer; one that was given up before is taken up again. Returns its id. */
export async function saveContact(
  tx: Transaction,
  contact: { customerId: string; kind: ContactRow['kind']; value: string; label: string | null },
): Promise<number> {
  const saved = await tx.client.query<{ contact_id: number }>(
    `insert into customer_contacts (customer_id, kind, value, label) values ($1, $2, $3, $4)
     on conflict (customer_id, kind, value) do update set is_active = true, label = excluded.label returning contact_id`,
    [contact.customerId, contact.kind, contact.value, contact.label],
  )
  return (saved.rows[0] as { contact_id: number }).contact_id
}

/** Gives a contact up without forgetting it. Returns it as it was, or undefined where there was none in use. */
export async function retireContact(tx: Transaction, customerId: string, contactId: number): Promise<ContactRow | undefined> {
  const retired = await tx.client.query<ContactRow>(
    `update customer_contacts set is_active = false where contact_id = $2 and customer_id = $1 and is_active
     returning contact_id as "id", kind, value, label`,
    [customerId, contactId],
  )
  return retired.rows[0]
}
