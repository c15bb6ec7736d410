import {
  type IdentificationFile,
  type IdentificationRules,
  identificationRules,
  SPEAKING_ROLES,
} from '../../domain/customers/identification-rules.js'
import type { KnownAnswers } from '../../domain/customers/identity-answers.js'
import type { CheckResult } from '../../domain/customers/identity-lock.js'
import type { Queryable } from '../pool.js'
import { BUSINESS_DATE_SQL } from '../utility/business-date-sql.js'

/** How this utility finds out who is calling. */
export async function loadIdentificationRules(db: Queryable): Promise<IdentificationRules> {
  const found = await db.query<{ file: IdentificationFile | null }>(`select settings -> 'identification' as file from utility`)
  return identificationRules(found.rows[0]?.file ?? undefined)
}

/** Somebody who may call: on an account, or a customer for themselves. */
export interface Caller {
  readonly customerId: string
  readonly name: string
  readonly role: string
  readonly hasPin: boolean
  /** Of the business day, in their order. */
  readonly checks: readonly CheckResult[]
  /** The newest check of the day that passed. */
  readonly verified: { readonly by: string; readonly at: Date; readonly method: 'pin' | 'questions' } | null
}

/** Main customers by the account itself, everybody else by a role that lets them speak for it today. */
const SPEAKERS = `select customer_id, account_id, 'main' as role from accounts
  union all select customer_id, account_id, role from account_people where role in ('co_applicant', 'power_of_attorney')
    and (from_on is null or from_on <= ${BUSINESS_DATE_SQL}) and (to_on is null or to_on >= ${BUSINESS_DATE_SQL})`

const CALLER = `c.customer_id as "customerId", c.display_name as "name",
  exists (select from customer_pins p where p.customer_id = c.customer_id) as "hasPin",
  (select coalesce(json_agg(json_build_object('result', k.result) order by k.check_id), '[]') from identity_checks k
    where k.customer_id = c.customer_id and k.business_date = $2) as "checks",
  (select json_build_object('by', coalesce(u.name, k.recorded_by), 'at', k.recorded_at, 'method', k.method)
    from identity_checks k left join users u on u.user_id = k.recorded_by
    where k.customer_id = c.customer_id and k.business_date = $2 and k.result = 'passed' order by k.check_id desc limit 1) as "verified"`

type CallerRow = Omit<Caller, 'verified'> & { verified: { by: string; at: string; method: 'pin' | 'questions' } | null }

/** Who may speak for an account, the main customer first. */
export async function callersOfAccount(db: Queryable, accountId: string, today: string): Promise<Caller[]> {
  const found = await db.query<CallerRow>(
    `select distinct on (array_position($3::text[], s.role), c.customer_id) s.role, ${CALLER}
     from (${SPEAKERS}) s join customers c using (customer_id) where s.account_id = $1
     order by array_position($3::text[], s.role), c.customer_id`,
    [accountId, today, SPEAKING_ROLES],
  )
  const seen = new Set<string>()
  return found.rows.filter(({ customerId }) => !seen.has(customerId) && seen.add(customerId)).map(callerOf)
}

/** A customer calling for themselves. */
export async function callerOfCustomer(db: Queryable, customerId: string, today: string): Promise<Caller | undefined> {
  const found = await db.query<CallerRow>(`select 'main' as role, ${CALLER} from customers c where c.customer_id = $1`, [
    customerId,
    today,
  ])
  const [row] = found.rows
  return row === undefined ? undefined : callerOf(row)
}

function callerOf(row: CallerRow): Caller {
  return { ...row, verified: row.verified === null ? null : { ...row.verified, at: new Date(row.verified.at) } }
}

/** What is on record for the questions, of the customer and of the accounts they speak for. */
export async function loadKnownAnswers(db: Queryable, customerId: string): Promise<KnownAnswers> {
  const found = await db.query<KnownAnswers & Record<string, unknown>>(
    `with theirs as (select distinct account_id from (${SPEAKERS}) s where customer_id = $1)
     select array_remove(array[c.date_of_birth::text], null) as "date_of_birth", array[c.mail_postcode] as "postcode",
       array_remove(array[c.phone], null) || array(select k.value from customer_contacts k
         where k.customer_id = c.customer_id and k.is_active and k.kind in ('phone', 'mobile')) as "phone",
       array_remove(array[c.email], null) || array(select k.value from customer_contacts k
         where k.customer_id = c.customer_id and k.is_active and k.kind = 'email') as "email",
       array(select distinct on (p.account_id) p.amount::text from payments p join theirs t using (account_id)
         where p.state = 'posted' order by p.account_id, p.received_on desc, p.payment_id desc) as "last_payment_amount",
       array(select distinct on (b.account_id) b.total::text from bills b join theirs t using (account_id)
         where b.state = 'issued' order by b.account_id, b.issued_on desc, b.bill_id desc) as "last_bill_total",
       array(select distinct i.meter_id from theirs t join service_agreements g using (account_id)
         join meter_installs i using (service_point_id)
         where i.removed_on is null and g.state not in ('stopped', 'closed', 'cancelled')) as "meter_number"
     from customers c where c.customer_id = $1`,
    [customerId],
  )
  return found.rows[0] ?? NOTHING_KNOWN
}

const NOTHING_KNOWN: KnownAnswers = {
  date_of_birth: [],
  postcode: [],
  phone: [],
  email: [],
  last_payment_amount: [],
  last_bill_total: [],
  meter_number: [],
}

/** True where somebody who speaks for the account, or for an account of the customer, was verified on this day. */
export async function wasVerified(
  db: Queryable,
  subject: { readonly customerId?: string; readonly accountId?: string },
  today: string,
): Promise<boolean> {
  const found = await db.query(
    `select from identity_checks k where k.business_date = $3 and k.result = 'passed' and (k.customer_id = $1 or k.customer_id in (
       select s.customer_id from (${SPEAKERS}) s
         join accounts a using (account_id) where a.account_id = $2 or a.customer_id = $1)) limit 1`,
    [subject.customerId ?? null, subject.accountId ?? null, today],
  )
  return found.rowCount === 1
}
