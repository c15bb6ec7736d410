import type pg from 'pg'
import { copyRows, type CopyValue } from '../copy-rows.js'
import type { BillStatement } from './bill-print.js'

/** A draft as the issue step reads it. */
export interface DraftRow {
  readonly billId: number
  readonly billNumber: string
  readonly accountId: string
  readonly issuedOn: string
  readonly dueOn: string
  readonly currency: string
  readonly total: string
  readonly kind: string
}

/** Drafts of a run's partition, oldest account first, with their rows locked. */
export async function takeDrafts(client: pg.PoolClient, runId: number, partition: number, limit: number): Promise<DraftRow[]> {
  const found = await client.query<DraftRow>(
    `${DRAFT} join run_accounts a on a.run_id = b.run_id and a.account_id = b.account_id and a.bill_id = b.bill_id
     where b.run_id = $1 and a.partition = $2 and b.state = 'draft' order by b.account_id limit $3 for update of b`,
    [runId, partition, limit],
  )
  return found.rows
}

export async function lockDraft(client: pg.PoolClient, billId: number): Promise<DraftRow | undefined> {
  return (await client.query<DraftRow>(`${DRAFT} where b.bill_id = $1 and b.state = 'draft' for update of b`, [billId])).rows[0]
}

const DRAFT = `select b.bill_id as "billId", b.bill_number as "billNumber", b.account_id as "accountId", b.issued_on as "issuedOn",
  b.due_on as "dueOn", b.currency, b.total, b.kind from bills b`

/** The amounts of a bill's segments by general-ledger code, as the posting rules take them. */
export interface SegmentAmounts {
  readonly billId: number
  readonly agreementId: string
  readonly service: string
  readonly periodFrom: string
  readonly periodTo: string
  readonly amount: string
  readonly byCode: readonly (readonly [glCode: string, amount: string])[]
}

export async function loadSegmentAmounts(client: pg.PoolClient, billIds: readonly number[]): Promise<SegmentAmounts[]> {
  const found = await client.query<Omit<SegmentAmounts, 'byCode'> & { codes: string }>(
    `select s.bill_id as "billId", s.agreement_id as "agreementId", s.service, s.period_from as "periodFrom", s.period_to as "periodTo",
            s.amount, string_agg(l.revenue_code || ',' || l.amount, ';') as codes
     from bill_segments s
     left join (select segment_id, revenue_code, sum(amount) as amount from bill_lines where bill_id = any($1) group by 1, 2) l using (segment_id)
     where s.bill_id = any($1) group by s.segment_id order by s.bill_id, s.segment_id`,
    [billIds],
  )
  return found.rows.map(({ codes, ...row }) => ({
    ...row,
    byCode: (codes ?? '')
      .split(';')
      .filter((part) => part !== '')
      .map((part) => part.split(',') as unknown as readonly [string, string]),
  }))
}

/** Bills whose days are billed already by another live bill. Read after the accounts are locked. */
export async function overlappingBills(client: pg.PoolClient, billIds: readonly number[]): Promise<Map<number, string>> {
  const found = await client.query<{ bill_id: number; agreement_id: string }>(
    `select distinct on (s.bill_id) s.bill_id, s.agreement_id from bill_segments s
     join billed_periods p on p.agreement_id = s.agreement_id and p.period && daterange(s.period_from, s.period_to, '[]')
     where s.bill_id = any($1) order by s.bill_id, s.agreement_id`,
    [billIds],
  )
  return new Map(found.rows.map((row) => [row.bill_id, row.agreement_id]))
}

export async function insertBilledPeriods(client: pg.PoolClient, segments: readonly SegmentAmounts[]): Promise<void> {
  await copyRows(
    client,
    'billed_periods',
    ['agreement_id', 'period', 'bill_id'],
    segments.map((segment): CopyValue[] => [segment.agreementId, `[${segment.periodFrom},${segment.periodTo}]`, segment.billId]),
  )
}

/** What each account owed and what moved since its last bill, read before the new bills are posted. */
export interface StandingRow {
  readonly accountId: string
  readonly balance: string
  readonly movements: readonly { readonly on: string; readonly text: string; readonly amount: string }[]
}

export async function loadStandings(client: pg.PoolClient, accountIds: readonly string[]): Promise<Map<string, StandingRow>> {
  const balances = await client.query<{ account_id: string; balance: string }>(
    `select a.account_id, coalesce(sum(i.open_amount), 0) as balance from unnest($1::text[]) a(account_id)
     left join open_items i on i.account_id = a.account_id and i.open_amount <> 0 group by a.account_id`,
    [accountIds],
  )
  const moved = await client.query<{ account_id: string; on: string; event_kind: string; description: string; amount: string }>(
    `select p.account_id, e.effective_on as on, e.event_kind, e.description, sum(p.amount) as amount
     from unnest($1::text[]) a(account_id)
     join postings p on p.account_id = a.account_id
       and p.entry_id > coalesce((select max(greatest(b.entry_id, b.cancellation_entry_id)) from bills b where b.account_id = a.account_id and b.state <> 'draft'), 0)
     join journal_entries e on e.entry_id = p.entry_id
     where e.event_kind <> 'opening_item'
     group by p.account_id, e.entry_id having sum(p.amount) <> 0 order by e.effective_on, e.entry_id`,
    [accountIds],
  )
  const standings = new Map(
    balances.rows.map((row) => [
      row.account_id,
      { accountId: row.account_id, balance: row.balance, movements: [] as { on: string; text: string; amount: string }[] },
    ]),
  )
  for (const row of moved.rows)
    standings.get(row.account_id)?.movements.push({ on: row.on, text: movementText(row), amount: row.amount })
  return standings
}

function movementText(row: { event_kind: string; description: string }): string {
  return row.event_kind === 'payment_received' || row.event_kind === 'suspense_resolved' ? 'Payment, thank you' : row.description
}

export async function markIssued(
  client: pg.PoolClient,
  bills: readonly { billId: number; entryId: number | undefined; statement: BillStatement }[],
): Promise<void> {
  await client.query(
    `update bills b set state = 'issued', issued_at = now(), entry_id = i.entry_id, statement = i.statement
     from unnest($1::bigint[], $2::bigint[], $3::json[]) as i(bill_id, entry_id, statement) where b.bill_id = i.bill_id`,
    [
      bills.map((bill) => bill.billId),
      bills.map((bill) => bill.entryId ?? null),
      bills.map((bill) => JSON.stringify(bill.statement)),
    ],
  )
}
