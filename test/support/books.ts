import { Readable } from 'node:stream'
import { applyCreditsOf } from '../../activities/ledger/apply-credits.js'
import { cancelItems } from '../../activities/ledger/cancel-items.js'
import { importPayments } from '../../activities/payments/import-payments.js'
import { postPayment } from '../../activities/payments/post-payment.js'
import { resolveSuspense } from '../../activities/payments/resolve-suspense.js'
import { reversePayment } from '../../activities/payments/reverse-payment.js'
import { insertEntries, loadEntry } from '../../db/ledger/journal-store.js'
import { inTransaction } from '../../db/transaction.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import { reversalOf } from '../../domain/ledger/reversal.js'
import { TEST_CHART } from './chart.js'
import type { TestDatabase } from './database.js'
import { seedAccounts, seedItems, seedUtility, TEST_LEDGER } from './ledger.js'

const ACTOR = { kind: 'user', id: 'u1', name: 'x' } as const
let next = 0
const command = <Input>(input: Input) => ({ key: `k${next++}`, actor: ACTOR, reason: 'x', input })

/** Books with one of everything: opening items, deposits, payments in every state, applications, a run with an issued bill, a cancelled one. */
export async function makeBooks(database: TestDatabase): Promise<void> {
  const { pool, adminPool } = database
  await seedUtility(pool, '2026-09-15')
  await seedAccounts(pool, ['A1', 'A2', 'A3'])
  await seedItems(pool, [
    ['A1', 'bill', '2026-07-20', '20.00', 'water'],
    ['A1', 'credit', '2026-07-01', '-5.00'],
    ['A2', 'bill', '2026-08-20', '40.00', 'water'],
  ])
  const take = (account: string, amount: string) => postPayment(pool, command({ channel: 'counter', account, amount }))
  await take('A1', '30.00')
  const back = await take('A2', '25.00')
  await reversePayment(pool, command({ paymentId: back.id, fee: 'settings' }))
  const lost = await take('nobody', '8.00')
  await resolveSuspense(pool, command({ paymentId: lost.id, accountId: 'A3' }))
  await take('nobody', '9.00')
  await importPayments(
    pool,
    command({ name: 'x.csv' }),
    Readable.from([Buffer.from('external_id,account_id,received_on,amount,channel,reference\n')]),
  )
  const client = await adminPool.connect()
  try {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    await client.query(BILLS)
    await client.query('commit')
  } finally {
    client.release()
  }
  await postBill(database, 501, 'A1', 'G1', '10.60')
  await postBill(database, 502, 'A2', 'G2', '5.00')
  await cancelSecondBill(database)
  await inTransaction(pool, ({ client: tx }) =>
    applyCreditsOf(tx, {
      ...TEST_LEDGER,
      appliedOn: '2026-09-14',
      accounts: [{ accountId: 'A1', source: { kind: 'bill', id: '501' } }],
    }),
  )
}

const BILLS = `
insert into premises (premise_id, line1, city, state, postcode, inside_city, read_route, read_sequence, lot_area_sqft, impervious_sqft, dwelling_units, latitude, longitude)
  values ('P1', '1 Main', 'Town', 'CA', '90000', true, 'R1', 1, 0, 0, 1, 0, 0);
insert into service_points (service_point_id, premise_id, service, in_service_on) values ('S1', 'P1', 'water', '2020-01-01');
insert into service_agreements (agreement_id, account_id, service_point_id, tariff_code, start_on, state)
  select 'G' || n, 'A' || n, 'S1', 'W', '2020-01-01', 'active' from generate_series(1, 3) n;
insert into bill_windows values ('1', '2026-09-04', '2026-09-04', '2026-09-14', '2026-09-10', 21);
insert into bill_runs (run_id, bill_cycle, read_date, is_trial, state, workflow_id, partitions, accounts_in, billed, skipped, parked, started_by, settings_version)
  values (1, '1', '2026-09-04', false, 'open', 'w', 1, 3, 2, 1, 0, 'u1', 1);
insert into bills (bill_id, bill_number, account_id, run_id, kind, state, period_from, period_to, issued_on, due_on, currency, current_charges, taxes, total, settings_version)
  values (500, 'H1', 'A1', null, 'migrated', 'issued', '2026-07-05', '2026-08-04', '2026-08-10', '2026-09-01', 'USD', 9, 0, 9, 1),
         (501, 'B1', 'A1', 1, 'cycle', 'draft', '2026-08-05', '2026-09-04', '2026-09-10', '2026-10-01', 'USD', 10, 0.6, 10.6, 1),
         (502, 'B2', 'A2', 1, 'cycle', 'draft', '2026-08-05', '2026-09-04', '2026-09-10', '2026-10-01', 'USD', 5, 0, 5, 1);
insert into bill_segments (segment_id, bill_id, account_id, agreement_id, service, tariff_code, period_from, period_to, quantity, unit, charges, taxes, amount)
  values (1, 501, 'A1', 'G1', 'water', 'W', '2026-08-05', '2026-09-04', 1, 'ccf', 10, 0.6, 10.6),
         (2, 502, 'A2', 'G2', 'water', 'W', '2026-08-05', '2026-09-04', 1, 'ccf', 5, 0, 5);
insert into bill_lines (bill_id, line_no, segment_id, line_code, label, kind, segment_from, segment_to, quantity, unit, rate, amount, revenue_code, derivation)
  values (501, 1, 1, 'W-USE', 'Use', 'charge', '2026-08-05', '2026-09-04', 1, 'ccf', 10, 10, '4000', '{}'),
         (501, 2, 1, 'TAX', 'Tax', 'tax', '2026-08-05', '2026-09-04', 10, 'USD', 0.06, 0.6, '2300', '{}'),
         (502, 1, 2, 'W-USE', 'Use', 'charge', '2026-08-05', '2026-09-04', 1, 'ccf', 5, 5, '4000', '{}');
insert into billed_periods values ('G1', '[2026-07-05,2026-08-04]', 500), ('G1', '[2026-08-05,2026-09-04]', 501);
insert into run_accounts (run_id, account_id, partition, outcome, reason_code, bill_id)
  values (1, 'A1', 1, 'billed', 'BILLED', 501), (1, 'A2', 1, 'billed', 'BILLED', 502), (1, 'A3', 1, 'skipped', 'NO_ACTIVE_SERVICE', null);
`

/** Posts a draft as an issue does: its entry, its item. The triggers of the bill stand. */
export async function postBill(
  { adminPool }: TestDatabase,
  billId: number,
  accountId: string,
  agreementId: string,
  amount: string,
): Promise<void> {
  await inTransaction(adminPool, async ({ client }) => {
    const lines = await client.query<{ revenue_code: string; amount: string }>(
      'select revenue_code, amount from bill_lines where bill_id = $1',
      [billId],
    )
    const entry = postingOf(
      {
        kind: 'bill_issued',
        sourceId: String(billId),
        effectiveOn: '2026-09-10',
        currency: 'USD',
        billNumber: `B${billId}`,
        accountId,
        segments: [
          {
            agreementId,
            service: 'water',
            amounts: lines.rows.map((row) => ({ glCode: row.revenue_code, amount: decimal(row.amount) })),
          },
        ],
      },
      TEST_CHART,
    )
    if (entry === undefined) throw new Error('no entry')
    const [entryId] = await insertEntries(client, [entry], 'x')
    await client.query(`update bills set state = 'issued', entry_id = $2 where bill_id = $1`, [billId, entryId])
    await client.query(
      `insert into open_items (item_id, account_id, agreement_id, gl_code, kind, bill_id, entry_id, original_on, due_on, currency, original_amount, open_amount)
       values (nextval('item_ids'), $1, $2, '1100', 'bill', $3, $4, '2026-09-10', '2026-10-01', 'USD', $5, $5)`,
      [accountId, agreementId, billId, entryId, amount],
    )
  })
}

async function cancelSecondBill({ pool }: TestDatabase): Promise<void> {
  await inTransaction(pool, async ({ client }) => {
    const bill = (
      await client.query(
        'select entry_id, (select item_id from open_items where bill_id = 502) as item from bills where bill_id = 502',
      )
    ).rows[0]
    const entry = await loadEntry(client, bill.entry_id)
    if (entry === undefined) throw new Error('no entry')
    const mirror = reversalOf(entry, { effectiveOn: '2026-09-12', eventKind: 'bill_cancelled', description: 'x' })
    const [mirrorEntryId = 0] = await insertEntries(client, [mirror], 'x')
    await cancelItems(client, [bill.item], {
      mirrorEntryId,
      cancelledOn: '2026-09-12',
      currency: 'USD',
      recordedBy: 'x',
      billId: 502,
    })
    await client.query(
      `update bills set state = 'cancelled', cancellation_entry_id = $1, cancelled_at = now() where bill_id = 502`,
      [mirrorEntryId],
    )
  })
}
