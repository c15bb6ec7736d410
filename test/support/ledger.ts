import type pg from 'pg'
import { insertEntries, takeIds } from '../../db/ledger/journal-store.js'
import { insertOpenItems } from '../../db/ledger/open-item-store.js'
import { inTransaction } from '../../db/transaction.js'
import { Decimal } from '../../domain/kernel/decimal.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import type { OpenItemKind } from '../../domain/receivables/open-item.js'
import { TEST_CHART, TEST_POLICY } from './chart.js'

export const TEST_LEDGER = { chart: TEST_CHART, policy: TEST_POLICY, currency: 'USD', recordedBy: 'test' }

/** The chart in the database, and one account per number with a customer of its own. A number may say `closed`: `A9:closed`. */
export async function seedAccounts(pool: pg.Pool, numbers: readonly string[]): Promise<void> {
  for (const { code, name, kind } of TEST_CHART.accounts) {
    await pool.query('insert into gl_accounts (code, name, kind) values ($1, $2, $3) on conflict do nothing', [code, name, kind])
  }
  for (const number of numbers) {
    const [accountId, status = 'active'] = number.split(':')
    await pool.query(
      `insert into customers (customer_id, kind, family_name, mail_line1, mail_city, mail_state, mail_postcode, mail_country, customer_since)
       values ($1, 'person', 'Test', '1 Main St', 'Town', 'CA', '90000', 'US', '2020-01-01')`,
      [`C-${accountId}`],
    )
    await pool.query(
      `insert into accounts (account_id, customer_id, customer_class, bill_cycle, delivery, status, opened_on, closed_on)
       values ($1, $2, 'residential', '1', 'post', $3, '2020-01-01', case when $3 = 'closed' then date '2026-01-31' end)`,
      [accountId, `C-${accountId}`, status],
    )
  }
}

/** One opening item, `['A1', 'bill', '2026-08-20', '100.00']`; the last column is the service whose receivable it stands on. */
export type ItemSeed = readonly [accountId: string, kind: OpenItemKind, dueOn: string, amount: string, service?: string]

/** Posts opening items and returns their ids. */
export async function seedItems(pool: pg.Pool, seeds: readonly ItemSeed[]): Promise<number[]> {
  return inTransaction(pool, async ({ client }) => {
    const ids = await takeIds(client, 'item_ids', seeds.length)
    const entries = seeds.map(([accountId, , dueOn, amount, service], index) => {
      const entry = postingOf(
        {
          kind: 'opening_item',
          sourceId: `seed-${ids[index]}`,
          effectiveOn: dueOn,
          currency: 'USD',
          accountId,
          agreementId: undefined,
          service,
          amount: new Decimal(amount),
        },
        TEST_CHART,
      )
      if (entry === undefined) throw new Error('a seed of zero')
      return entry
    })
    const entryIds = await insertEntries(client, entries, 'test')
    await insertOpenItems(
      client,
      seeds.map(([accountId, kind, dueOn, amount], index) => ({
        itemId: ids[index] ?? 0,
        accountId,
        agreementId: undefined,
        glCode: entries[index]?.lines[0]?.glCode ?? '',
        kind,
        originalOn: dueOn,
        dueOn,
        originalAmount: new Decimal(amount),
        openAmount: new Decimal(amount),
        entryId: entryIds[index] ?? 0,
        currency: 'USD',
      })),
    )
    return ids
  })
}

/** Open amounts by item id, in the order of the ids. */
export async function openAmounts(pool: pg.Pool, ids: readonly number[]): Promise<string[]> {
  const found = await pool.query<{ item_id: number; open_amount: string }>(
    'select item_id, open_amount from open_items where item_id = any($1)',
    [ids],
  )
  const byId = new Map(found.rows.map((row) => [row.item_id, row.open_amount]))
  return ids.map((id) => byId.get(id) ?? 'absent')
}

/** Settings that make the test chart and policy, both days of a period printed as they are. */
export const TEST_SETTINGS: SettingsFile = {
  utility: { name: 'Test', address: ['1 Main St'], currency: 'USD', time_zone: 'America/Chicago' },
  service_period: { read_counts_for: 'end_of_day', period_printing: { from: 'first_day', to: 'last_day' } },
  conventions: {},
  chart_of_accounts: TEST_CHART.accounts.map((account) => ({
    ...account,
    ...(account.code === '1100' ? { services: ['water'] } : account.code === '1110' ? { services: ['electric'] } : {}),
    ...(account.code === '1000' ? { channels: ['counter'] } : account.code === '1010' ? { channels: ['lockbox'] } : {}),
  })),
  allocation: { kinds: TEST_POLICY.kindPriority },
  returned_payment_fee: { amount: '25.00' },
}

/** A sandbox utility on the test chart, its clock on the given day. */
export async function seedUtility(pool: pg.Pool, today: string): Promise<void> {
  await pool.query(
    `insert into utility (name, currency, time_zone, is_sandbox, business_date, settings) values ('Test', 'USD', 'America/Chicago', true, $1, $2)`,
    [today, JSON.stringify(TEST_SETTINGS)],
  )
}
