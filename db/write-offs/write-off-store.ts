import type pg from 'pg'
import type { TraceRow } from '../../domain/collections/trace.js'
import { type Decimal, decimal } from '../../domain/kernel/decimal.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { WriteOffApproval, WriteOffCause, WriteOffKind } from '../../domain/write-offs/write-off-facts.js'
import type { Queryable } from '../pool.js'

export const WRITE_OFF_STATES = ['proposed', 'posted', 'rejected', 'withdrawn'] as const
export type WriteOffState = (typeof WRITE_OFF_STATES)[number]

export interface WriteOffRow {
  readonly writeOffId: number
  readonly accountId: string
  readonly kind: WriteOffKind
  readonly cause: WriteOffCause
  readonly state: WriteOffState
  readonly amount: Decimal
  readonly recovered: Decimal
  readonly currency: string
  readonly approval: WriteOffApproval
  readonly proposedBy: string
  /** The day it was posted; of one that is not, the day it was proposed. */
  readonly postedOn: LocalDate
  readonly entryId: number | null
  readonly itemId: number | null
}

const columns = (
  amount = 'amount',
) => `write_off_id as "writeOffId", account_id as "accountId", kind, cause, state, ${amount}, recovered, currency, approval,
  proposed_by as "proposedBy", coalesce(decided_on, proposed_on) as "postedOn", entry_id as "entryId", item_id as "itemId"`

type Stored = Omit<WriteOffRow, 'amount' | 'recovered'> & { readonly amount: string; readonly recovered: string }

function rowOf(row: Stored): WriteOffRow {
  return { ...row, amount: decimal(row.amount), recovered: decimal(row.recovered) }
}

/** The write-off; undefined where there is none. What was read before `lockAccounts` is read again after it. */
export async function findWriteOff(db: Queryable, writeOffId: number): Promise<WriteOffRow | undefined> {
  const found = await db.query<Stored>(`select ${columns()} from write_offs where write_off_id = $1`, [writeOffId])
  return found.rows.map(rowOf)[0]
}

/**
 * Of each of these accounts the latest word on its balance: a proposal that stands, one that was rejected, or a write-off that somebody took
 * back (with the amount that was).
 */
export async function latestWriteOffs(db: Queryable, accountIds: readonly string[]): Promise<ReadonlyMap<string, WriteOffRow>> {
  const found = await db.query<Stored>(
    `select distinct on (w.account_id) ${columns('coalesce(b.back, w.amount) as amount')}
     from write_offs w left join lateral (
       select r.amount as back from write_off_recoveries r where r.write_off_id = w.write_off_id and r.kind = 'taken_back') b on true
     where w.account_id = any($1) and (w.state in ('proposed', 'rejected') or b.back is not null)
     order by w.account_id, w.write_off_id desc`,
    [accountIds],
  )
  return new Map(found.rows.map((row) => [row.accountId, rowOf(row)]))
}

/** What was written off of accounts and has not come back, the latest first. */
export async function standingWriteOffs(db: Queryable, accountIds: readonly string[]): Promise<WriteOffRow[]> {
  const found = await db.query<Stored>(
    `select ${columns()} from write_offs where account_id = any($1) and state = 'posted' and recovered < amount and kind <> 'small_credit'
     order by account_id, write_off_id desc`,
    [accountIds],
  )
  return found.rows.map(rowOf)
}

export interface NewWriteOff {
  readonly accountId: string
  readonly kind: WriteOffKind
  readonly cause: WriteOffCause
  readonly amount: Decimal
  readonly currency: string
  readonly approval: WriteOffApproval
  readonly policy: { readonly pack: string; readonly version: number; readonly row: number }
  readonly trace: readonly TraceRow[]
  readonly on: LocalDate
  readonly by: string
  readonly reason: string
}

export async function insertWriteOff(client: pg.PoolClient, proposal: NewWriteOff): Promise<number> {
  const { policy } = proposal
  const added = await client.query<{ write_off_id: number }>(
    `insert into write_offs (account_id, kind, cause, amount, currency, approval, policy_pack, policy_version, policy_row, trace, proposed_on,
       proposed_by, reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning write_off_id`,
    [
      proposal.accountId,
      proposal.kind,
      proposal.cause,
      proposal.amount.toFixed(),
      proposal.currency,
      proposal.approval,
      policy.pack,
      policy.version,
      policy.row,
      JSON.stringify(proposal.trace),
      proposal.on,
      proposal.by,
      proposal.reason,
    ],
  )
  return (added.rows[0] as { write_off_id: number }).write_off_id
}

export interface WriteOffDecided {
  readonly on: LocalDate
  readonly by: string
  readonly reason: string
}

/** Ends a proposal that is not posted. */
export async function closeProposal(
  client: pg.PoolClient,
  writeOffId: number,
  state: 'rejected' | 'withdrawn',
  decided: WriteOffDecided,
): Promise<void> {
  await client.query(
    `update write_offs set state = $2, decided_on = $3, decided_by = $4, decision_reason = $5 where write_off_id = $1`,
    [writeOffId, state, decided.on, decided.by, decided.reason],
  )
}

/** Marks a proposal as posted, with the rules as they were tested in that moment. */
export async function markPosted(
  client: pg.PoolClient,
  writeOffId: number,
  posted: WriteOffDecided & {
    readonly entryId: number
    readonly itemId: number | null
    readonly trace: readonly TraceRow[]
  },
): Promise<void> {
  await client.query(
    `update write_offs set state = 'posted', decided_on = $2, decided_by = $3, decision_reason = $4, entry_id = $5, item_id = $6, trace = $7
     where write_off_id = $1`,
    [writeOffId, posted.on, posted.by, posted.reason, posted.entryId, posted.itemId, JSON.stringify(posted.trace)],
  )
}

/** A part of a debt by the account it was billed to and the account that bears it. */
export interface WriteOffLine {
  readonly itemId: number
  readonly lineNo: number
  /** Null: a debt that no bill of Penstock made. */
  readonly glCode: string | null
  readonly debitedCode: string
  readonly amount: Decimal
  readonly recovered: Decimal
}

export interface WriteOffDebt {
  readonly itemId: number
  readonly creditItemId: number
  readonly amount: Decimal
  readonly recovered: Decimal
}

export async function insertWriteOffParts(
  client: pg.PoolClient,
  writeOffId: number,
  debts: readonly Omit<WriteOffDebt, 'recovered'>[],
  lines: readonly Omit<WriteOffLine, 'recovered'>[],
): Promise<void> {
  await client.query(
    `insert into write_off_debts (write_off_id, item_id, credit_item_id, amount)
     select $1, * from unnest($2::bigint[], $3::bigint[], $4::numeric[])`,
    [
      writeOffId,
      debts.map(({ itemId }) => itemId),
      debts.map(({ creditItemId }) => creditItemId),
      debts.map(({ amount }) => amount.toFixed()),
    ],
  )
  await client.query(
    `insert into write_off_lines (write_off_id, item_id, line_no, gl_code, debited_code, amount)
     select $1, * from unnest($2::bigint[], $3::integer[], $4::text[], $5::text[], $6::numeric[])`,
    [
      writeOffId,
      lines.map(({ itemId }) => itemId),
      lines.map(({ lineNo }) => lineNo),
      lines.map(({ glCode }) => glCode),
      lines.map(({ debitedCode }) => debitedCode),
      lines.map(({ amount }) => amount.toFixed()),
    ],
  )
}

/** The debts of a write-off, the oldest due first, and their parts. */
export async function loadWriteOffParts(
  db: Queryable,
  writeOffId: number,
): Promise<{ readonly debts: WriteOffDebt[]; readonly lines: WriteOffLine[] }> {
  const debts = await db.query<{ itemId: number; creditItemId: number; amount: string; recovered: string }>(
    `select d.item_id as "itemId", d.credit_item_id as "creditItemId", d.amount, d.recovered
     from write_off_debts d join open_items i using (item_id) where d.write_off_id = $1 order by i.due_on, d.item_id`,
    [writeOffId],
  )
  const lines = await db.query<Omit<WriteOffLine, 'amount' | 'recovered'> & { amount: string; recovered: string }>(
    `select item_id as "itemId", line_no as "lineNo", gl_code as "glCode", debited_code as "debitedCode", amount, recovered
     from write_off_lines where write_off_id = $1 order by item_id, line_no`,
    [writeOffId],
  )
  const decimals = <Row extends { amount: string; recovered: string }>(row: Row) => ({
    ...row,
    amount: decimal(row.amount),
    recovered: decimal(row.recovered),
  })
  return { debts: debts.rows.map(decimals), lines: lines.rows.map(decimals) }
}

export interface NewRecovery {
  readonly writeOffId: number
  readonly kind: 'paid' | 'taken_back'
  readonly amount: Decimal
  readonly on: LocalDate
  readonly entryId: number
  readonly reason: string
  readonly by: string
}

/** How often something of the write-off came back so far. */
export async function recoveriesOf(db: Queryable, writeOffId: number): Promise<number> {
  const found = await db.query<{ count: number }>(
    'select count(*)::integer as count from write_off_recoveries where write_off_id = $1',
    [writeOffId],
  )
  return found.rows[0]?.count ?? 0
}

/** Writes what came back of a write-off: of it, of its debts and of their parts. */
export async function insertRecovery(
  client: pg.PoolClient,
  recovery: NewRecovery,
  of: {
    readonly debts: readonly { readonly itemId: number; readonly amount: Decimal }[]
    readonly lines: readonly { readonly itemId: number; readonly lineNo: number; readonly amount: Decimal }[]
  },
): Promise<void> {
  await client.query(
    `insert into write_off_recoveries (write_off_id, kind, amount, on_date, entry_id, reason, recorded_by) values ($1, $2, $3, $4, $5, $6, $7)`,
    [recovery.writeOffId, recovery.kind, recovery.amount.toFixed(), recovery.on, recovery.entryId, recovery.reason, recovery.by],
  )
  await client.query('update write_offs set recovered = recovered + $2 where write_off_id = $1', [
    recovery.writeOffId,
    recovery.amount.toFixed(),
  ])
  await client.query(
    `update write_off_debts d set recovered = recovered + back.amount
     from unnest($2::bigint[], $3::numeric[]) as back(item_id, amount) where d.write_off_id = $1 and d.item_id = back.item_id`,
    [recovery.writeOffId, of.debts.map(({ itemId }) => itemId), of.debts.map(({ amount }) => amount.toFixed())],
  )
  await client.query(
    `update write_off_lines l set recovered = recovered + back.amount
     from unnest($2::bigint[], $3::integer[], $4::numeric[]) as back(item_id, line_no, amount)
     where l.write_off_id = $1 and l.item_id = back.item_id and l.line_no = back.line_no`,
    [
      recovery.writeOffId,
      of.lines.map(({ itemId }) => itemId),
      of.lines.map(({ lineNo }) => lineNo),
      of.lines.map(({ amount }) => amount.toFixed()),
    ],
  )
}
