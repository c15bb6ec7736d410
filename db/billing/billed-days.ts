/** Last days of bills by agreement: of those that were issued, and of drafts, which are issued as they were made; not of trials. */
export const BILLED_DAYS = `(select agreement_id, upper(period) - 1 as last from billed_periods
   union all select s.agreement_id, s.period_to from bill_segments s join bills b using (bill_id) left join bill_runs r on r.run_id = b.run_id
              where b.state = 'draft' and r.is_trial is not true)`
