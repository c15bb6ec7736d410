import type { Comparable } from '../../domain/customers/duplicates.js'
import type { Queryable } from '../pool.js'

/** Another record that has something in common, for the domain to judge. */
export interface DuplicateCandidate extends Comparable {
  readonly id: string
  readonly accounts: number
  readonly customerSince: string
  readonly sharesDocument: boolean
}

const CANDIDATES = 50

/** Records with the same telephone, e-mail, birth date, address or document as `probe`; `customerId` is the probe's own, where it has one. */
export async function duplicateCandidates(
  db: Queryable,
  probe: Comparable,
  customerId: string | null,
): Promise<DuplicateCandidate[]> {
  const found = await db.query<DuplicateCandidate & Record<string, unknown>>(
    `with documents as (
       select distinct o.customer_id from customer_identifiers i join customer_identifiers o using (kind, fingerprint)
       where i.customer_id = $1 and o.customer_id <> $1),
     hits as (
       (select customer_id from customers where right(phone_digits, 10) = right(regexp_replace($2::text, '[^0-9]', '', 'g'), 10) limit ${CANDIDATES})
       union (select customer_id from customers where lower(email) = lower($3::text) limit ${CANDIDATES})
       union (select customer_id from customers where date_of_birth = $4::date limit ${CANDIDATES})
       union (select customer_id from customers where lower(mail_line1) = lower($5) and mail_postcode = $6 limit ${CANDIDATES})
       union select customer_id from documents)
     select c.customer_id as "id", c.display_name as "name", c.phone, c.email, c.date_of_birth as "dateOfBirth", c.mail_line1 as "mailLine1",
       c.mail_postcode as "mailPostcode", c.customer_since as "customerSince",
       (select count(distinct account_id) from account_people p where p.customer_id = c.customer_id) as "accounts",
       exists (select from documents d where d.customer_id = c.customer_id) as "sharesDocument"
     from hits join customers c using (customer_id)
     where c.merged_into is null and c.customer_id is distinct from $1 order by c.customer_id limit ${CANDIDATES}`,
    [customerId, probe.phone, probe.email, probe.dateOfBirth, probe.mailLine1, probe.mailPostcode],
  )
  return found.rows
}
