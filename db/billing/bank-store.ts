import type pg from 'pg'
import type { NewBankEntry } from '../../domain/billing/bank-entries.js'
import type { BankMovement } from '../../domain/rating/bank-movement.js'
import type { CarriedState } from '../../domain/rating/carried-state.js'

/** A segment with what became of its banks. */
export interface SegmentBanks {
  readonly billId: number
  readonly accountId: string
  readonly agreementId: string
  readonly periodFrom: string
  readonly periodTo: string
  readonly banks: readonly BankMovement[]
}

/** Segments of bills whose agreements have banks. */
export async function loadSegmentBanks(client: pg.PoolClient, billIds: readonly number[]): Promise<SegmentBanks[]> {
  const found = await client.query<SegmentBanks>(
    `select bill_id as "billId", account_id as "accountId", agreement_id as "agreementId", period_from as "periodFrom", period_to as "periodTo",
            coalesce(banks, '[]') as banks
       from bill_segments where bill_id = any($1) and carried is not null order by segment_id`,
    [billIds],
  )
  return found.rows
}

export async function insertBankEntries(
  client: pg.PoolClient,
  entries: readonly NewBankEntry[],
  recordedBy: string,
): Promise<void> {
  if (entries.length === 0) return
  await client.query(
    `insert into bank_entries (account_id, agreement_id, bank, label, part, unit, kind, quantity, period_from, period_to, bill_id, reason, recorded_by)
     select "accountId", "agreementId", bank, label, part, unit, kind, quantity, "periodFrom", "periodTo", "billId", reason, $2
       from json_to_recordset($1::json) as e ("accountId" text, "agreementId" text, bank text, label text, part text, unit text, kind text,
            quantity numeric, "periodFrom" date, "periodTo" date, "billId" bigint, reason text)`,
    [JSON.stringify(entries), recordedBy],
  )
}

/** Takes back what a bill did to banks: a mirror of each entry that has none. */
export async function mirrorBankEntries(
  client: pg.PoolClient,
  billId: number,
  by: { readonly reason: string; readonly recordedBy: string },
): Promise<void> {
  await client.query(
    `insert into bank_entries (account_id, agreement_id, bank, label, part, unit, kind, quantity, period_from, period_to, bill_id, mirrors_entry_id, reason, recorded_by)
     select account_id, agreement_id, bank, label, part, unit, kind, -quantity, period_from, period_to, bill_id, bank_entry_id, $2, $3
       from bank_entries e where bill_id = $1 and mirrors_entry_id is null
        and not exists (select from bank_entries m where m.mirrors_entry_id = e.bank_entry_id) order by bank_entry_id`,
    [billId, by.reason, by.recordedBy],
  )
}

/** A bank of an agreement as its entries add up. */
export interface BankSum {
  readonly agreementId: string
  readonly bank: string
  readonly label: string
  readonly part: string
  readonly unit: string
  readonly balance: string
}

export async function sumBankEntries(client: pg.PoolClient, agreementIds: readonly string[]): Promise<BankSum[]> {
  const found = await client.query<BankSum>(
    `select agreement_id as "agreementId", bank, part, unit, (array_agg(label order by bank_entry_id desc))[1] as label, sum(quantity) as balance
       from bank_entries where agreement_id = any($1) group by agreement_id, bank, part, unit order by agreement_id, bank, part`,
    [agreementIds],
  )
  return found.rows
}

/** The last live bill of an agreement with what it leaves. */
export interface LastCarried {
  readonly agreementId: string
  readonly accountId: string
  readonly billId: number
  readonly periodFrom: string
  readonly periodTo: string
  readonly carried: CarriedState | null
}

export async function lastCarried(client: pg.PoolClient, agreementIds: readonly string[]): Promise<LastCarried[]> {
  const found = await client.query<LastCarried>(
    `select distinct on (s.agreement_id) s.agreement_id as "agreementId", s.account_id as "accountId", s.bill_id as "billId",
            s.period_from as "periodFrom", s.period_to as "periodTo", s.carried
       from bill_segments s join bills b using (bill_id)
      where s.agreement_id = any($1) and b.state = 'issued' and b.kind <> 'migrated' order by s.agreement_id, s.period_to desc`,
    [agreementIds],
  )
  return found.rows
}

/** Whether the bank was opened with that quantity on that day, and that stands. */
export async function hasOpening(
  client: pg.PoolClient,
  opening: { agreementId: string; bank: string; part: string; quantity: string; earnedOn: string },
): Promise<boolean> {
  const found = await client.query(
    `select from bank_entries e where agreement_id = $1 and bank = $2 and part = $3 and kind = 'opening' and quantity = $4::numeric and period_to = $5
        and mirrors_entry_id is null and not exists (select from bank_entries m where m.mirrors_entry_id = e.bank_entry_id)`,
    [opening.agreementId, opening.bank, opening.part, opening.quantity, opening.earnedOn],
  )
  return found.rows.length > 0
}

/** An opening of a bank as it was entered. */
export interface StandingOpening {
  readonly entryId: number
  readonly agreementId: string
  readonly bank: string
  readonly part: string
  readonly quantity: string
  readonly earnedOn: string
  readonly isTakenBack: boolean
}

/** What was entered as left by the former system, oldest first; what was taken back too. */
export async function findOpenings(client: pg.PoolClient, agreementIds: readonly string[]): Promise<StandingOpening[]> {
  const found = await client.query<StandingOpening>(
    `select bank_entry_id as "entryId", agreement_id as "agreementId", bank, part, quantity, period_to as "earnedOn",
            exists (select from bank_entries m where m.mirrors_entry_id = e.bank_entry_id) as "isTakenBack"
       from bank_entries e where agreement_id = any($1) and kind = 'opening' and mirrors_entry_id is null order by bank_entry_id`,
    [agreementIds],
  )
  return found.rows
}

/** Takes an opening back by a mirror of its entry. */
export async function mirrorOpening(
  client: pg.PoolClient,
  entryId: number,
  by: { readonly reason: string; readonly recordedBy: string },
): Promise<void> {
  await client.query(
    `insert into bank_entries (account_id, agreement_id, bank, label, part, unit, kind, quantity, period_from, period_to, mirrors_entry_id, reason, recorded_by)
     select account_id, agreement_id, bank, label, part, unit, kind, -quantity, period_from, period_to, bank_entry_id, $2, $3
       from bank_entries where bank_entry_id = $1`,
    [entryId, by.reason, by.recordedBy],
  )
}

/** The accounts of agreements, to be locked together; those that are not there are left out. */
export async function accountsOfAgreements(client: pg.PoolClient, agreementIds: readonly string[]): Promise<string[]> {
  const found = await client.query<{ id: string }>(
    'select distinct account_id as id from service_agreements where agreement_id = any($1)',
    [agreementIds],
  )
  return found.rows.map(({ id }) => id)
}
