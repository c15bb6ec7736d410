import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { makeBooks } from '../../test/support/books.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { createPool } from '../pool.js'
import { checkInvariants, checkLedger, readInvariants } from './invariant-store.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await makeBooks(database)
})
afterAll(() => database.close())

/** Names of the invariants that do not hold after the statements, which are rolled back. Triggers are off, as only an owner can have them. */
async function brokenBy(statements: string): Promise<string[]> {
  const client = await database.adminPool.connect()
  try {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    await client.query(statements)
    return (await checkInvariants(client)).filter((result) => result.rows > 0).map((result) => result.name)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const anEntry = (event: string) => `(select max(entry_id) from journal_entries where event_kind = '${event}')`

/** A cut of A1 on a day, with the decision that allowed it. */
const aCut = (decision: { trace?: string; facts?: string } = {}) =>
  `insert into collection_decisions (decision_id, account_id, asked_at, on_date, outcome, service, packs, facts, trace, decided_for)
     overriding system value values (900, 'A1', 'cut', '2026-09-20', 'act', 'water', '[]', '${decision.facts ?? '{"protections": [], "disputed": "0"}'}',
     '${decision.trace ?? '[{"allows": true}]'}', 'x');
   insert into disconnections (collection_id, account_id, agreement_id, service_point_id, work_order_id, decision_id, cut_on, past_due)
     values ('A1-1', 'A1', 'G1', (select service_point_id from service_agreements where agreement_id = 'G1'), 'W1', 900, '2026-09-20', 50);`

/** A movement of a bank that no bill carries on. */
const aBank = (movement: string) =>
  `insert into bank_entries (account_id, agreement_id, bank, label, part, unit, kind, quantity, period_from, period_to, bill_id, recorded_by)
     select account_id, agreement_id, 'solar', 'Solar bank', 'pool', 'kWh', ${movement}, period_from, period_to, bill_id, 'x'
       from bill_segments where bill_id = 501`

/** A generator with 12 certificates of June, and what else happens to it. */
const certificates = (more: string) =>
  `insert into generators values ('SUN-1', 'Array', (select service_point_id from service_agreements where agreement_id = 'G1'), 'received', 'solar', 10, '2026-01-01', null, now(), 'x');
   alter table certificate_mintings drop constraint certificate_mintings_generator_id_int8range_excl;
   insert into certificate_mintings (minting_id, generator_id, vintage, generated_kwh, carried_in_kwh, carried_out_kwh, certificates, first_serial, last_serial, minted_on, recorded_by)
     overriding system value values (901, 'SUN-1', '2026-06', 12500, 0, 500, 12, 1, 12, '2026-07-01', 'x'); ${more}`
const nextMonth = (carriedIn: number, first: number) =>
  certificates(`insert into certificate_mintings (generator_id, vintage, generated_kwh, carried_in_kwh, carried_out_kwh, certificates, first_serial, last_serial, minted_on, recorded_by)
     values ('SUN-1', '2026-07', 2000 - ${carriedIn}, ${carriedIn}, 0, 2, ${first}, ${first} + 1, '2026-08-01', 'x')`)

/** What each invariant must find, by its name. */
const CANARIES: Readonly<Record<string, string>> = {
  'entries-balance': `update postings set amount = amount + 0.01 where entry_id = ${anEntry('payment_received')} and line_no = 1`,
  'postings-have-entry': `insert into postings values (999999, 1, '1000', 1, null, null), (999999, 2, '4000', -1, null, null)`,
  'trial-balance-zero': `delete from postings where entry_id = ${anEntry('payment_received')} and line_no = 1`,
  'items-equal-postings': `update open_items set open_amount = open_amount - 1 where account_id = 'A2' and open_amount > 1`,
  'item-less-applications': `delete from applications where reverses_application_id is null and entry_id is not null`,
  'item-stands-on-its-entry': `update open_items set original_amount = original_amount + 1, open_amount = open_amount + 1 where kind = 'fee'`,
  'account-lines-belong': `update postings set account_id = null where account_id = 'A1' and gl_code = '2100'`,
  'one-entry-per-event': `alter table journal_entries drop constraint journal_entries_source_kind_source_id_event_kind_key;
    insert into journal_entries select 999999, event_kind, source_kind, source_id, effective_on, period, currency, description, null, now(), 'x'
      from journal_entries where entry_id = ${anEntry('payment_received')}`,
  'reversals-mirror': `update postings set agreement_id = 'G9' where entry_id = ${anEntry('payment_reversed')} and line_no = 1`,
  'bill-equals-lines': `update bill_lines set amount = amount + 1 where bill_id = 501 and line_no = 1`,
  'segment-equals-lines': `update bill_segments set charges = charges + 1, amount = amount + 1 where bill_id = 501`,
  'bill-equals-receivable': `update bills set total = total + 1, current_charges = current_charges + 1 where bill_id = 501`,
  'bill-revenue': `update bill_lines set revenue_code = '4100' where bill_id = 501 and line_no = 1`,
  'issued-bills-posted': `update bills set cancellation_entry_id = null where bill_id = 502`,
  'bill-items': `update open_items set bill_id = null where bill_id = 501`,
  'no-day-billed-twice': `alter table billed_periods drop constraint billed_periods_agreement_id_period_excl;
    insert into billed_periods values ('G1', '[2026-09-01,2026-09-20]', 500)`,
  'billed-days-are-the-bills': `delete from billed_periods where bill_id = 501`,
  'no-unbilled-gap': `update billed_periods set period = '[2026-07-05,2026-08-03]' where bill_id = 500`,
  'payment-accounted': `update open_items set payment_id = null where kind = 'payment' and account_id = 'A1'`,
  'payment-posted': `update payments set amount = amount + 1 where state = 'posted'`,
  'nothing-over-applied': `update open_items set account_id = 'A3' where kind = 'credit'`,
  'unapplied-mirror': `update applications set amount = amount - 1 where reverses_application_id is not null`,
  'applications-posted': `update applications set entry_id = null where entry_id = ${anEntry('credit_applied')}`,
  'cut-was-allowed': aCut({ trace: '[{"allows": true}, {"allows": false}]' }),
  'nothing-held-was-cut': `insert into collection_holds (scope, scope_value, reason, from_on, placed_by, placed_at)
      values ('class', 'residential', 'Frost', '2026-09-01', 'x', now() - interval '1 hour'); ${aCut()}`,
  'nothing-protected-was-overlooked': `insert into protections (account_id, kind, source, evidence, begins_on, recorded_on, recorded_by, recorded_at, reason)
      values ('A1', 'infant', 'customer', 'x', '2026-09-01', '2026-09-01', 'x', now() - interval '1 hour', 'x'); ${aCut()}`,
  'run-totals': `update bill_runs set parked = 1`,
  'outcome-has-bill': `update run_accounts set bill_id = null where account_id = 'A1'`,
  'nothing-after-the-close': `insert into accounting_periods values ('2026-09', 'closed', '2020-01-01', 'x')`,
  'suspense-explained': `update payments set amount = amount + 1 where state = 'suspense'`,
  'deposits-explained': `insert into deposits values ('D1', 'A1', 50, 'USD', '2026-01-01', 'X', 'held', 1)`,
  'write-offs-explained': `insert into write_offs (account_id, kind, cause, state, amount, currency, approval, policy_pack, policy_version, policy_row,
    trace, proposed_on, proposed_by, reason, decided_on, decided_by, decision_reason, entry_id)
    values ('A1', 'bad_debt', 'aged', 'posted', 5, 'USD', 'none', 'x', 1, 0, '[]', '2026-09-01', 'x', 'x', '2026-09-01', 'x', 'x', ${anEntry('fee_charged')})`,
  'banks-explained': aBank(`'generated', 5`),
  'bank-mirrors': aBank(`'generated', 5`).replace('501', '502'),
  'bank-never-negative': aBank(`'used', -5`),
  'shares-within-whole': `insert into generators values ('SUN-1', 'Array', (select service_point_id from service_agreements where agreement_id = 'G1'), 'received', 'solar', 10, '2026-01-01', null, now(), 'x');
    insert into generator_shares (generator_id, agreement_id, percent, from_on, recorded_by) values ('SUN-1', 'G1', 60, '2026-01-01', 'x'), ('SUN-1', 'G2', 50, '2026-03-01', 'x')`,
  'certificates-once': nextMonth(500, 12),
  'certificates-are-whole': nextMonth(400, 13),
  'certificates-were-minted':
    certificates(`insert into certificate_moves (minting_id, generator_id, kind, first_serial, last_serial, party, reason, moved_on, recorded_by)
     values (901, 'SUN-1', 'retired', 12, 13, 'nobody', 'x', '2026-07-02', 'x')`),
  'migration-explained': `update journal_entries set event_kind = 'something_else' where event_kind = 'opening_item'`,
}

/** Holds by construction: the figures beside it are computed from the same rows. Shown by the property test of the aging. */
const WITHOUT_CANARY = new Set(['aging-adds-up'])

describe('the invariants', () => {
  it('hold in sound books', async () => {
    await expectSoundBooks(database.pool)
  })

  it('each have a name of their own, a sentence, and a canary', () => {
    const names = readInvariants().map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => CANARIES[name] === undefined && !WITHOUT_CANARY.has(name))).toEqual([])
    expect(Object.keys(CANARIES).filter((name) => !names.includes(name))).toEqual([])
    for (const { sentence, sql } of readInvariants()) {
      expect(sentence).toMatch(/\.$/)
      expect(sql).toMatch(/^select/)
    }
  })

  it.each(Object.entries(CANARIES))('%s finds what it is for', async (name, statements) => {
    expect(await brokenBy(statements)).toContain(name)
  })

  it('run as the application and as the reader', async () => {
    const reader = createPool(database.readerConnectionString, { max: 1 })
    try {
      for (const pool of [database.pool, reader]) {
        expect((await checkLedger(pool)).filter(({ rows }) => rows > 0)).toEqual([])
      }
    } finally {
      await reader.end()
    }
  })
})
