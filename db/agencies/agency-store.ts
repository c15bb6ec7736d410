import type pg from 'pg'
import { type Decimal, decimal } from '../../domain/kernel/decimal.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { RecallReason } from '../../domain/agencies/placement-rules.js'
import type { Queryable } from '../pool.js'

export interface AgencyRow {
  readonly agencyCode: string
  readonly name: string
  readonly commissionPercent: string
  readonly isActive: boolean
}

export async function findAgency(db: Queryable, agencyCode: string): Promise<AgencyRow | undefined> {
  const found = await db.query<AgencyRow & Record<string, unknown>>(
    `select agency_code as "agencyCode", name, commission_percent as "commissionPercent", is_active as "isActive"
     from agencies where agency_code = $1`,
    [agencyCode],
  )
  return found.rows[0]
}

/** Adds an agency, or changes its name, rate and whether it is given anything. */
export async function saveAgency(
  client: pg.PoolClient,
  agency: AgencyRow,
  added: { readonly on: LocalDate; readonly by: string },
): Promise<void> {
  await client.query(
    `insert into agencies (agency_code, name, commission_percent, is_active, added_on, added_by) values ($1, $2, $3, $4, $5, $6)
     on conflict (agency_code) do update set name = excluded.name, commission_percent = excluded.commission_percent, is_active = excluded.is_active`,
    [agency.agencyCode, agency.name, agency.commissionPercent, agency.isActive, added.on, added.by],
  )
}

/** Files of agencies are made and read one after the other, so that their numbers have no gap. */
export async function lockAgencyFiles(client: pg.PoolClient): Promise<void> {
  await client.query('select pg_advisory_xact_lock(736144)')
}

export async function nextFileNumber(db: Queryable, agencyCode: string, kind: string): Promise<number> {
  const found = await db.query<{ number: number }>(
    'select coalesce(max(number), 0) + 1 as number from agency_files where agency_code = $1 and kind = $2',
    [agencyCode, kind],
  )
  return found.rows[0]?.number ?? 1
}

export interface NewAgencyFile {
  readonly agencyCode: string
  readonly kind: 'placement' | 'recall' | 'payments'
  readonly number: number
  readonly name: string
  readonly storedFileId: number
  readonly sha256: string
  readonly rows: number
  readonly total: Decimal
  readonly on: LocalDate
  readonly by: string
  readonly payments?: {
    readonly commission: Decimal
    readonly posted: number
    readonly duplicates: number
    readonly held: number
    readonly refused: number
  }
}

export async function insertAgencyFile(client: pg.PoolClient, file: NewAgencyFile): Promise<number> {
  const { payments } = file
  const added = await client.query<{ file_id: number }>(
    `insert into agency_files (agency_code, kind, number, name, stored_file_id, sha256, rows, total, commission, posted, duplicates, held,
       refused, made_on, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) returning file_id`,
    [
      file.agencyCode,
      file.kind,
      file.number,
      file.name,
      file.storedFileId,
      file.sha256,
      file.rows,
      file.total.toFixed(),
      payments?.commission.toFixed() ?? 0,
      payments?.posted ?? 0,
      payments?.duplicates ?? 0,
      payments?.held ?? 0,
      payments?.refused ?? 0,
      file.on,
      file.by,
    ],
  )
  return (added.rows[0] as { file_id: number }).file_id
}

/** The payments file of these bytes; undefined where it was never here. */
export async function agencyFileOfBytes(db: Queryable, agencyCode: string, sha256: string): Promise<number | undefined> {
  const found = await db.query<{ file_id: number }>(
    `select file_id from agency_files where agency_code = $1 and sha256 = $2 and kind = 'payments'`,
    [agencyCode, sha256],
  )
  return found.rows[0]?.file_id
}

/** Writes placements under numbers of `placement_ids` that stand in their file already. */
export async function insertPlacements(
  client: pg.PoolClient,
  file: { readonly fileId: number; readonly agencyCode: string; readonly on: LocalDate },
  placements: readonly { readonly placementId: number; readonly accountId: string; readonly amount: Decimal }[],
): Promise<void> {
  await client.query(
    `insert into agency_placements (placement_id, agency_code, account_id, amount, placed_on, placement_file_id)
     select p.id, $1, p.account_id, p.amount, $2, $3 from unnest($4::bigint[], $5::text[], $6::numeric[]) as p(id, account_id, amount)`,
    [
      file.agencyCode,
      file.on,
      file.fileId,
      placements.map(({ placementId }) => placementId),
      placements.map(({ accountId }) => accountId),
      placements.map(({ amount }) => amount.toFixed()),
    ],
  )
}

export interface PlacementRow {
  readonly placementId: number
  readonly agencyCode: string
  readonly accountId: string
  readonly amount: Decimal
  readonly placedOn: LocalDate
  readonly collectedOn: LocalDate | null
  readonly isRecalled: boolean
}

const PLACEMENT = `select p.placement_id as "placementId", p.agency_code as "agencyCode", p.account_id as "accountId", p.amount,
  p.placed_on as "placedOn", p.recalled_on is not null as "isRecalled",
  (select max(y.received_on) from agency_commissions c join payments y using (payment_id) where c.placement_id = p.placement_id) as "collectedOn"
  from agency_placements p`

type StoredPlacement = Omit<PlacementRow, 'amount'> & { readonly amount: string }
const placementOf = (row: StoredPlacement): PlacementRow => ({ ...row, amount: decimal(row.amount) })

/** These placements, by their numbers. */
export async function loadPlacements(db: Queryable, ids: readonly number[]): Promise<PlacementRow[]> {
  const found = await db.query<StoredPlacement>(`${PLACEMENT} where p.placement_id = any($1) order by p.placement_id`, [ids])
  return found.rows.map(placementOf)
}

/** Everything that is with an agency now. */
export async function standingPlacements(db: Queryable): Promise<PlacementRow[]> {
  const found = await db.query<StoredPlacement>(`${PLACEMENT} where p.recalled_on is null order by p.placement_id`)
  return found.rows.map(placementOf)
}

export async function markRecalled(
  client: pg.PoolClient,
  recalled: readonly { readonly placementId: number; readonly reason: RecallReason }[],
  file: { readonly fileId: number; readonly on: LocalDate },
): Promise<void> {
  await client.query(
    `update agency_placements p set recalled_on = $1, recall_file_id = $2, recall_reason = r.reason
     from unnest($3::bigint[], $4::text[]) as r(id, reason) where p.placement_id = r.id and p.recalled_on is null`,
    [file.on, file.fileId, recalled.map(({ placementId }) => placementId), recalled.map(({ reason }) => reason)],
  )
}

export interface AgencyCommissionRow {
  readonly paymentId: number
  readonly placementId: number | null
  readonly gross: Decimal
  readonly commission: Decimal
  readonly entryId: number | null
}

/** Writes what an agency kept of payments, and what it has collected of each placement by now. */
export async function insertCommissions(
  client: pg.PoolClient,
  fileId: number,
  rows: readonly AgencyCommissionRow[],
): Promise<void> {
  const columns = [
    rows.map(({ paymentId }) => paymentId),
    rows.map(({ placementId }) => placementId),
    rows.map(({ gross }) => gross.toFixed()),
    rows.map(({ commission }) => commission.toFixed()),
    rows.map(({ entryId }) => entryId),
  ]
  await client.query(
    `insert into agency_commissions (file_id, payment_id, placement_id, gross, commission, entry_id)
     select $1, * from unnest($2::bigint[], $3::bigint[], $4::numeric[], $5::numeric[], $6::bigint[])`,
    [fileId, ...columns],
  )
  await client.query(
    `update agency_placements p set collected = collected + c.gross
     from (select placement_id, sum(gross) as gross from agency_commissions where file_id = $1 group by placement_id) c
     where p.placement_id = c.placement_id`,
    [fileId],
  )
}

export interface AgencyFinding {
  readonly line: number
  readonly outcome: 'posted' | 'duplicate' | 'held' | 'refused'
  readonly code: string
  readonly placement: string
  readonly accountId: string
  readonly externalId: string
  readonly gross: string
  readonly sentence: string
}

export async function insertAgencyFindings(
  client: pg.PoolClient,
  fileId: number,
  findings: readonly AgencyFinding[],
): Promise<void> {
  if (findings.length === 0) return
  await client.query(
    `insert into agency_findings (file_id, line, outcome, code, placement, account_id, external_id, gross, sentence)
     select $1, f.* from jsonb_to_recordset($2::jsonb)
       as f(line integer, outcome text, code text, placement text, "accountId" text, "externalId" text, gross text, sentence text)`,
    [fileId, JSON.stringify(findings)],
  )
}

/** Removes bytes that no file of an agency rests on: of a refused file, or of one that was here already. */
export async function dropUnusedAgencyBytes(db: Queryable, storedFileId: number): Promise<void> {
  await db.query(
    'delete from stored_files where file_id = $1 and not exists (select from agency_files where stored_file_id = $1)',
    [storedFileId],
  )
}
