import type { TestDatabase } from './database.js'

/** Twelve bills of the year before the day, brought over, each of the amount: what an average is made from. */
export async function seedBilledYear({ adminPool }: TestDatabase, accountId: string, amount: string, to: string): Promise<void> {
  const client = await adminPool.connect()
  try {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    await client.query(
      `insert into bills (bill_id, bill_number, account_id, run_id, kind, state, period_from, period_to, issued_on, due_on, currency,
         current_charges, taxes, total, settings_version)
       select nextval('bill_ids'), 'Y' || $1 || n, $1, null, 'migrated', 'issued', ($3::date - (n * interval '1 month'))::date,
         ($3::date - ((n - 1) * interval '1 month') - interval '1 day')::date, ($3::date - ((n - 1) * interval '1 month'))::date,
         ($3::date - ((n - 1) * interval '1 month') + interval '14 days')::date, 'USD', $2::numeric, 0, $2::numeric, 1
       from generate_series(1, 12) n`,
      [accountId, amount, to],
    )
    await client.query('commit')
  } finally {
    client.release()
  }
}
