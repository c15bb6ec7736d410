import type pg from 'pg'
import { controlled } from './plain-rows.js'

/**
 * Past bills as viewable history that posts nothing: a bill of the kind `migrated`, a segment without lines for each row, and the
 * days of each agreement that are billed, merged where they adjoin. They name the first version of the settings, whose convention
 * their periods were exported by. The bills of an account stand side by side, oldest first: they are read together ever after.
 * Returns rows and bills written.
 */
export async function writeBillHistory(client: pg.PoolClient, currency: string): Promise<{ rows: number; bills: number }> {
  await client.query(
    `create temporary table stage_bills on commit drop as
     select nextval('bill_ids') as bill_id, b.* from (
       select bill_id as bill_number, account_id, min(from_on) as from_on, max(to_on) as to_on, min(issued_on) as issued_on,
              min(due_on) as due_on, sum(amount) as total
       from stage_bill_history group by bill_id, account_id order by account_id, min(issued_on), bill_id) b`,
  )
  await client.query('analyze stage_bills')
  const bills = await client.query(
    `insert into bills (bill_id, bill_number, account_id, kind, state, period_from, period_to, issued_on, due_on, currency,
       current_charges, taxes, total, settings_version)
     select bill_id, bill_number, account_id, 'migrated', 'issued', from_on, to_on, issued_on, due_on, $1, total, 0, total, 1 from stage_bills`,
    [currency],
  )
  const segments = await client.query(
    `insert into bill_segments (segment_id, bill_id, account_id, agreement_id, service, tariff_code, period_from, period_to, quantity, unit,
       charges, taxes, amount)
     select nextval('segment_ids'), b.bill_id, h.account_id, h.agreement_id, h.service, g.tariff_code, h.from_on, h.to_on, h.quantity, h.unit,
       h.amount, 0, h.amount
     from stage_bill_history h join stage_bills b on b.bill_number = h.bill_id join stage_agreements g on g.agreement_id = h.agreement_id
     order by b.bill_id, h.line`,
  )
  await client.query(
    `insert into billed_periods (agreement_id, period)
     select agreement_id, unnest(range_agg(daterange(from_on, to_on, '[]'))) from stage_bill_history group by agreement_id order by agreement_id`,
  )
  return { rows: await controlled(client, 'bill_history.csv', segments.rowCount), bills: bills.rowCount ?? 0 }
}
