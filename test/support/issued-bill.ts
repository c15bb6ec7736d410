import type pg from 'pg'
import { issueBills } from '../../activities/billing/issue-bills.js'
import { decideCorrection } from '../../activities/billing/decide-correction.js'
import { proposeCorrection } from '../../activities/billing/propose-correction.js'
import { loadLedger } from '../../activities/ledger/load-ledger.js'
import { lockDraft } from '../../db/billing/issue-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { inTransaction } from '../../db/transaction.js'
import { byTester } from './moves.js'

/** Days that a bill of a test is for. */
const DAYS = 3

/** A bill of so much for the next days of an agreement, issued today by the code that issues every bill. Returns its number. */
export function issueBill(
  pool: pg.Pool,
  bill: { readonly accountId: string; readonly agreementId: string; readonly amount: string; readonly dueOn: string },
): Promise<number> {
  return inTransaction(pool, async ({ client }) => {
    await lockAccounts(client, [bill.accountId])
    const ledger = await loadLedger(client, 'test')
    const drafted = await client.query<{ bill_id: number }>(
      `with days as (
         select coalesce(max(upper(period)), date '2026-01-01') as first, coalesce(max(upper(period)), date '2026-01-01') + $5::integer - 1 as last
         from billed_periods where agreement_id = $2),
       bill as (
         insert into bills (bill_id, bill_number, account_id, kind, state, period_from, period_to, issued_on, due_on, currency, current_charges,
           taxes, total, settings_version)
         select n, 'B' || n, $1, 'off_cycle', 'draft', first, last, $6::date, $4::date, 'USD', $3::numeric, 0, $3::numeric, 1 from days, nextval('bill_ids') n returning bill_id),
       segment as (
         insert into bill_segments (segment_id, bill_id, account_id, agreement_id, service, tariff_code, period_from, period_to, quantity, unit,
           charges, taxes, amount)
         select nextval('segment_ids'), bill_id, $1, $2, service, 'RES', first, last, 1, 'ccf', $3, 0, $3
         from bill, days, service_agreements join service_points using (service_point_id) where agreement_id = $2 returning segment_id, bill_id),
       line as (
         insert into bill_lines (bill_id, line_no, segment_id, line_code, label, kind, segment_from, segment_to, quantity, unit, rate, amount,
           revenue_code, derivation)
         select bill_id, 1, segment_id, 'USE', 'Use', 'charge', first, last, 1, 'ccf', $3, $3, '4000', '{}' from segment, days)
       select bill_id from bill`,
      [bill.accountId, bill.agreementId, bill.amount, bill.dueOn, DAYS, ledger.today],
    )
    const billId = drafted.rows[0]?.bill_id ?? 0
    const draft = await lockDraft(client, billId)
    if (draft === undefined) throw new Error('a draft that was just made')
    await issueBills(client, [draft], ledger)
    return billId
  })
}

/** A bill is cancelled without another in its place: proposed by one person, approved by a second. */
export async function cancelIssuedBill(pool: pg.Pool, billId: number): Promise<void> {
  const { correctionId } = await proposeCorrection(pool, byTester({ billId, rebill: false }))
  const approval = byTester({ correctionId, decision: 'approve' as const })
  await decideCorrection(pool, { ...approval, actor: { ...approval.actor, id: 'approver' } })
}
