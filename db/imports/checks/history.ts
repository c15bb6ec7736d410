import type { SetCheck } from './set-check.js'

const KEY = `concat_ws('/', h.bill_id, h.agreement_id)`

/**
 * The rows of the history that do not follow on the rows of their agreement before, with the last day that those bill: one sort for
 * the checks of overlaps and of gaps.
 */
const PREPARE_BREAKS = `create temporary table stage_history_breaks on commit drop as
  select h.* from (
    select *, max(to_on) over (partition by agreement_id order by from_on, to_on, line
                               rows between unbounded preceding and 1 preceding) as billed_to
    from stage_bill_history where from_on is not null and to_on >= from_on) h
  where h.from_on <> h.billed_to + 1`

/** Bill history against its agreements, and the bill windows. */
export const HISTORY_AND_WINDOW_CHECKS: readonly SetCheck[] = [
  {
    code: 'HISTORY_PERIOD',
    file: 'bill_history.csv',
    column: 'period_to',
    sql: `select h.line, ${KEY} as key, h.account_id, h.period_to as value,
             format('From %s to %s there is no day of service.', h.period_from, h.period_to) as sentence
      from stage_bill_history h where h.to_on < h.from_on`,
  },
  {
    code: 'HISTORY_AGREEMENT',
    file: 'bill_history.csv',
    column: 'agreement_id',
    needs: ['agreements.csv'],
    sql: `select h.line, ${KEY} as key, h.account_id, h.agreement_id as value,
             format('Agreement %s belongs to account %s.', h.agreement_id, g.account_id) as sentence
      from stage_bill_history h join stage_agreements g using (agreement_id) where g.account_id <> h.account_id`,
  },
  {
    code: 'HISTORY_SERVICE',
    file: 'bill_history.csv',
    column: 'service',
    needs: ['agreements.csv', 'service_points.csv'],
    sql: `select h.line, ${KEY} as key, h.account_id, h.service as value,
             format('Agreement %s is for %s.', h.agreement_id, s.service) as sentence
      from stage_bill_history h join stage_agreements g using (agreement_id) join stage_service_points s using (service_point_id)
      where s.service <> h.service`,
  },
  {
    code: 'HISTORY_OUTSIDE_AGREEMENT',
    file: 'bill_history.csv',
    column: 'period_from',
    needs: ['agreements.csv'],
    sql: `select h.line, ${KEY} as key, h.account_id, h.period_from as value,
             format('The period goes beyond the agreement’s own days, %s to %s.', g.start_on, coalesce(g.stop_on::text, 'now')) as sentence
      from stage_bill_history h join stage_agreements g using (agreement_id)
      where h.from_on < g.start_on or h.to_on > g.stop_on`,
  },
  {
    code: 'HISTORY_OVERLAP',
    file: 'bill_history.csv',
    column: 'period_from',
    prepare: PREPARE_BREAKS,
    sql: `select h.line, ${KEY} as key, h.account_id, h.period_from as value,
             format('Days up to %s of the agreement are billed already by an earlier row.', h.billed_to) as sentence
      from stage_history_breaks h
      where h.from_on <= h.billed_to`,
  },
  {
    code: 'HISTORY_GAP',
    file: 'bill_history.csv',
    column: 'period_from',
    sql: `select h.line, ${KEY} as key, h.account_id, h.period_from as value,
             format('Between this bill and the one before, which ends on %s, are days that no bill covers.', h.billed_to) as sentence
      from stage_history_breaks h
      where h.from_on > h.billed_to + 1`,
  },
  {
    code: 'BILL_DIFFERS',
    file: 'bill_history.csv',
    column: 'bill_id',
    sql: `select h.line, ${KEY} as key, h.account_id, h.bill_id as value,
             format('The row differs from the first row of bill %s, on line %s, in account or dates.', h.bill_id, h.first_line) as sentence
      from (select b.*, first_value(line) over bill as first_line,
                   (account_id, issued_on, due_on) is distinct from
                   (first_value(account_id) over bill, first_value(issued_on) over bill, first_value(due_on) over bill) as differs
            from stage_bill_history b join (
              select bill_id from stage_bill_history where bill_id is not null group by bill_id
              having min(account_id) <> max(account_id) or min(issued_on) <> max(issued_on) or min(due_on) <> max(due_on)) d using (bill_id)
            window bill as (partition by bill_id order by line)) h
      where h.differs`,
  },
  {
    code: 'WINDOW_ORDER',
    file: 'bill_cycles.csv',
    column: 'window_end',
    sql: `select line, bill_cycle as key, null::text as account_id, window_end as value,
             format('The window ends before it starts on %s.', window_start) as sentence
      from stage_bill_cycles where window_end < window_start`,
  },
  {
    code: 'WINDOW_READ_DATE',
    file: 'bill_cycles.csv',
    column: 'read_date',
    sql: `select line, bill_cycle as key, null::text as account_id, read_date as value,
             format('The read date lies outside the window %s to %s.', window_start, window_end) as sentence
      from stage_bill_cycles where read_date not between window_start and window_end and window_end >= window_start`,
  },
  {
    code: 'ACCOUNTING_BEFORE_READ',
    file: 'bill_cycles.csv',
    column: 'accounting_date',
    sql: `select line, bill_cycle as key, null::text as account_id, accounting_date as value,
             format('Bills would be dated before the read of %s.', read_date) as sentence
      from stage_bill_cycles where accounting_date < read_date`,
  },
]
