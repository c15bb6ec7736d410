import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { Queryable } from '../pool.js'
import { nextNumberSql } from '../number-sql.js'
import type { Transaction } from '../transaction.js'

export interface NewAccount {
  readonly customerId: string
  readonly customerClass: string
  readonly billCycle: string
  readonly delivery: 'email' | 'post' | 'both'
  readonly openedOn: LocalDate
}

/** Adds an account that waits for its first service, with its main customer. Returns its number. */
export async function insertAccount(tx: Transaction, account: NewAccount): Promise<string> {
  const added = await tx.client.query<{ account_id: string }>(
    `insert into accounts (account_id, customer_id, customer_class, bill_cycle, delivery, status, opened_on)
     values (${nextNumberSql('A', 'account_number', 6)}, $1, $2, $3, $4, 'pending', $5) returning account_id`,
    [account.customerId, account.customerClass, account.billCycle, account.delivery, account.openedOn],
  )
  const { account_id: accountId } = added.rows[0] as { account_id: string }
  await tx.client.query(`insert into account_people (account_id, customer_id, role) values ($1, $2, 'main')`, [
    accountId,
    account.customerId,
  ])
  return accountId
}

export interface MovingAccount {
  readonly accountId: string
  readonly customerId: string
  readonly customerClass: string
  readonly customerName: string
  readonly dateOfBirth: LocalDate | null
  readonly billCycle: string
  readonly status: 'pending' | 'active' | 'closed'
}

export async function findMovingAccount(db: Queryable, accountId: string): Promise<MovingAccount | undefined> {
  const found = await db.query<MovingAccount>(
    `select a.account_id as "accountId", a.customer_id as "customerId", a.customer_class as "customerClass", c.display_name as "customerName",
       c.date_of_birth as "dateOfBirth",
       a.bill_cycle as "billCycle", a.status from accounts a join customers c using (customer_id) where a.account_id = $1`,
    [accountId],
  )
  return found.rows[0]
}

/** Status of an account, from that day where it closes. */
export async function saveAccountStatus(
  tx: Transaction,
  accountId: string,
  status: MovingAccount['status'],
  on: LocalDate,
): Promise<void> {
  await tx.client.query(
    `update accounts set status = $2, closed_on = case when $2 = 'closed' then greatest($3::date, opened_on) end, version = version + 1 where account_id = $1`,
    [accountId, status, on],
  )
}

export async function saveAccountCycle(tx: Transaction, accountId: string, billCycle: string): Promise<void> {
  await tx.client.query('update accounts set bill_cycle = $2, version = version + 1 where account_id = $1', [
    accountId,
    billCycle,
  ])
}

/** A customer as far as a move asks. */
export async function findApplicant(
  db: Queryable,
  customerId: string,
): Promise<{ readonly customerId: string; readonly name: string; readonly dateOfBirth: LocalDate | null } | undefined> {
  const found = await db.query<{ customerId: string; name: string; dateOfBirth: LocalDate | null }>(
    'select customer_id as "customerId", display_name as name, date_of_birth as "dateOfBirth" from customers where customer_id = $1',
    [customerId],
  )
  return found.rows[0]
}
