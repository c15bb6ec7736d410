import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { Queryable } from '../pool.js'

export type Debt = { readonly accountId: string; readonly amount: string }

/** Who is asked about: a customer, and for one who is not known yet the name and date of birth. */
export interface Person {
  readonly customerId: string | null
  readonly name: string
  readonly dateOfBirth: LocalDate | null
}

/**
 * What a person owes and should have paid: past due on accounts that go on, anything on closed ones. The person is the customer, and
 * whoever else has the same name and date of birth. Named by account, the largest first.
 */
export async function debtsOfPerson(db: Queryable, person: Person, today: LocalDate): Promise<Debt[]> {
  const found = await db.query<Debt>(
    `select a.account_id as "accountId", sum(i.open_amount)::numeric(16, 2)::text as amount
     from customers c join accounts a using (customer_id) join open_items i using (account_id)
     where (c.customer_id = $1 or (c.kind = 'person' and c.date_of_birth = $3 and fold(c.display_name) = fold($2)))
       and i.open_amount > 0 and (i.due_on < $4 or a.status = 'closed') and i.kind <> 'deposit_installment'
     group by a.account_id order by sum(i.open_amount) desc, a.account_id`,
    [person.customerId, person.name, person.dateOfBirth, today],
  )
  return found.rows
}

/** What others left unpaid for service that has ended at these points. */
export async function debtsAtPoints(db: Queryable, servicePointIds: readonly string[], exceptAccountId: string): Promise<Debt[]> {
  const found = await db.query<Debt>(
    `select i.account_id as "accountId", sum(i.open_amount)::numeric(16, 2)::text as amount
     from service_agreements g join open_items i using (agreement_id)
     where g.service_point_id = any($1) and g.state in ('stopped', 'closed', 'reactivated') and g.account_id <> $2 and i.open_amount > 0
     group by i.account_id order by sum(i.open_amount) desc, i.account_id`,
    [servicePointIds, exceptAccountId],
  )
  return found.rows
}
