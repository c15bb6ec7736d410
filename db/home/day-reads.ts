import type { RunState } from '../../domain/billing/run-step.js'
import type { Queryable } from '../pool.js'

export interface ChannelMoney {
  readonly channel: string
  readonly payments: number
  readonly amount: string
}

/** Money received on a day, by channel; reversed payments do not count. */
export async function moneyOfDay(db: Queryable, day: string): Promise<ChannelMoney[]> {
  const found = await db.query<ChannelMoney>(
    `select channel, count(*) as "payments", sum(amount) as "amount" from payments where received_on = $1 and state <> 'reversed'
     group by channel order by sum(amount) desc`,
    [day],
  )
  return found.rows
}

export interface DayMoney {
  readonly day: string
  readonly payments: number
  readonly amount: string
}

/** Money received on each of the days up to `today`, `days` of them, days without a payment included. */
export async function moneyByDay(db: Queryable, today: string, days: number): Promise<DayMoney[]> {
  const found = await db.query<DayMoney>(
    `select d::date as "day", count(p.payment_id) as "payments", coalesce(sum(p.amount), 0)::numeric(16, 2) as "amount"
     from generate_series($1::date - ($2::integer - 1), $1::date, interval '1 day') d
       left join payments p on p.received_on = d::date and p.state <> 'reversed'
     group by d order by d`,
    [today, days],
  )
  return found.rows
}

export interface BillsOfDay {
  readonly bills: number
  readonly amount: string
}

/** Bills of Penstock's own making that carry this issue date. */
export async function billsOfDay(db: Queryable, day: string): Promise<BillsOfDay> {
  const found = await db.query<BillsOfDay>(
    `select count(*) as "bills", coalesce(sum(total), 0)::numeric(16, 2) as "amount" from bills
     where issued_on = $1 and state = 'issued' and kind <> 'migrated'`,
    [day],
  )
  return found.rows[0] as BillsOfDay
}

export interface WindowRow {
  readonly billCycle: string
  readonly readDate: string
  readonly windowStart: string
  readonly windowEnd: string
  readonly accountingDate: string
  readonly accounts: number
  readonly runId: number | null
  readonly runState: RunState | null
  readonly isTrial: boolean | null
  readonly isPaused: boolean | null
  /** Accounts of the run without an outcome. */
  readonly pending: number | null
  readonly billed: number | null
  readonly skipped: number | null
  readonly parked: number | null
  readonly total: string | null
}

/** Bill windows around a day, with their run where there is one: those that ended in the last weeks and the next ones. */
export async function windowsAround(db: Queryable, today: string, limit: number): Promise<WindowRow[]> {
  const found = await db.query<WindowRow>(
    `select w.bill_cycle as "billCycle", w.read_date as "readDate", w.window_start as "windowStart", w.window_end as "windowEnd",
       w.accounting_date as "accountingDate", (select count(*) from accounts a where a.bill_cycle = w.bill_cycle) as "accounts",
       r.run_id as "runId", r.state as "runState", r.is_trial as "isTrial", r.is_paused as "isPaused",
       r.accounts_in - r.billed - r.skipped - r.parked as "pending", r.billed, r.skipped, r.parked, r.total
     from bill_windows w left join bill_runs r
       on r.bill_cycle = w.bill_cycle and r.read_date = w.read_date and r.state not in ('discarded', 'cancelled')
     where w.window_end >= $1::date - 14 and w.window_start <= $1::date + 45
     order by w.read_date, w.bill_cycle limit $2`,
    [today, limit],
  )
  return found.rows
}
