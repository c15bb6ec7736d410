import type { SetCheck } from './set-check.js'

/** Accounts and the people on them. */
export const PEOPLE_CHECKS: readonly SetCheck[] = [
  {
    code: 'MAIN_MISSING',
    file: 'accounts.csv',
    column: 'account_id',
    needs: ['account_people.csv'],
    sql: `select a.line, a.account_id as key, a.account_id, a.account_id as value,
             format('Account %s has nobody with the role main.', a.account_id) as sentence
      from stage_accounts a
      where a.account_id is not null
        and not exists (select from stage_account_people p where p.account_id = a.account_id and p.role = 'main')`,
  },
  {
    code: 'MAIN_TWICE',
    file: 'account_people.csv',
    column: 'role',
    sql: `select * from (
        select p.line, concat_ws('/', p.account_id, p.customer_id, p.role) as key, p.account_id, p.customer_id as value,
               format('Account %s already has a person with the role main on line %s.', p.account_id, min(p.line) over same) as sentence,
               min(p.line) over same as first_line
        from stage_account_people p where p.role = 'main' and p.account_id is not null
        window same as (partition by p.account_id)) mains
      where line > first_line`,
  },
  {
    code: 'MAIN_DIFFERS',
    file: 'account_people.csv',
    column: 'customer_id',
    needs: ['accounts.csv'],
    sql: `select p.line, concat_ws('/', p.account_id, p.customer_id, p.role) as key, p.account_id, p.customer_id as value,
             format('The account’s customer is %s, its person with the role main %s.', a.customer_id, p.customer_id) as sentence
      from stage_account_people p join stage_accounts a using (account_id)
      where p.role = 'main' and p.customer_id <> a.customer_id
        and not exists (select from stage_account_people q
                        where q.account_id = p.account_id and q.role = 'main' and q.customer_id = a.customer_id)`,
  },
  {
    code: 'CLOSED_BEFORE_OPENED',
    file: 'accounts.csv',
    column: 'closed_on',
    sql: `select line, account_id as key, account_id, closed_on as value,
             format('The account was closed on %s, before it was opened on %s.', closed_on, opened_on) as sentence
      from stage_accounts where closed_on < opened_on`,
  },
  {
    code: 'DELIVERY_WITHOUT_EMAIL',
    file: 'accounts.csv',
    column: 'delivery',
    needs: ['customers.csv'],
    sql: `select a.line, a.account_id as key, a.account_id, a.delivery as value,
             format('Bills go by e-mail, but customer %s has no address.', a.customer_id) as sentence
      from stage_accounts a join stage_customers c using (customer_id)
      where a.delivery in ('email', 'both') and c.email is null and a.status <> 'closed'`,
  },
  {
    code: 'PENDING_IN_SERVICE',
    file: 'accounts.csv',
    column: 'status',
    needs: ['agreements.csv'],
    sql: `select a.line, a.account_id as key, a.account_id, a.status as value,
             format('The account is pending, but service began on %s.', g.start_on) as sentence
      from stage_accounts a
      join (select account_id, min(start_on) as start_on from stage_agreements group by account_id) g using (account_id)
      where a.status = 'pending' and g.start_on <= (select as_of from stage_facts)`,
  },
]
