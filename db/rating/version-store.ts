import type pg from 'pg'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { DaySpan } from '../../domain/rating/release/changed-days.js'
import type { TariffVersionAct, TariffVersionState } from '../../domain/rating/release/version-acts.js'
import type { Queryable } from '../pool.js'

/** A choice that was taken for granted when a draft was made of a published rate. */
export interface DraftAssumption {
  readonly option: string
  readonly value: string
  readonly why: string
}

/** A version of a tariff as whoever changes it needs it. */
export interface StandingTariffVersion {
  readonly tariff: string
  readonly version: number
  readonly state: TariffVersionState
  readonly edition: number
  readonly file: string
  readonly baseRevision: number
  readonly publishedOn: LocalDate | null
  readonly savedBy: string
  readonly proposedBy: string | null
  readonly approvedAt: Date | null
  readonly effectiveFrom: LocalDate | null
  readonly effectiveTo: LocalDate | null
  readonly appliesToBill: boolean
  readonly revision: number | null
}

/** The version with its row locked; undefined where there is none. The tariff itself must be locked before. */
export async function lockTariffVersion(
  client: pg.PoolClient,
  tariff: string,
  version: number,
): Promise<StandingTariffVersion | undefined> {
  const found = await client.query<StandingTariffVersion>(
    `select tariff_code as tariff, version, state, edition, file, base_revision as "baseRevision", published_on as "publishedOn",
       saved_by as "savedBy", proposed_by as "proposedBy", approved_at as "approvedAt", effective_from as "effectiveFrom",
       effective_to as "effectiveTo", applies_to_bill as "appliesToBill", revision
     from tariff_versions where tariff_code = $1 and version = $2 for update`,
    [tariff, version],
  )
  return found.rows[0]
}

export interface NewTariffVersion {
  readonly tariff: string
  readonly name: string
  readonly file: string
  readonly baseRevision: number
  readonly publishedOn: LocalDate | null
  readonly assumptions: readonly DraftAssumption[]
  readonly reason: string
  readonly by: string
}

/** Adds the next version of the tariff, a draft, and says which it is. The tariff must be locked. */
export async function insertTariffVersion(client: pg.PoolClient, added: NewTariffVersion): Promise<number> {
  const { tariff, name, file, baseRevision, publishedOn, assumptions, reason, by } = added
  const found = await client.query<{ version: number }>(
    `insert into tariff_versions (tariff_code, version, name, file, base_revision, published_on, assumptions, reason, drafted_by, saved_by)
     select $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $8 from tariff_versions where tariff_code = $1
     returning version`,
    [tariff, name, file, baseRevision, publishedOn, JSON.stringify(assumptions), reason, by],
  )
  return found.rows[0]?.version ?? 0
}

/** Writes a draft anew, as its next edition. */
export async function rewriteTariffVersion(
  client: pg.PoolClient,
  change: Omit<NewTariffVersion, 'reason' | 'assumptions'> & { readonly version: number; readonly edition: number },
): Promise<void> {
  await client.query(
    `update tariff_versions set name = $3, file = $4, base_revision = $5, published_on = $6, edition = $7, saved_by = $8, saved_at = now()
     where tariff_code = $1 and version = $2`,
    [change.tariff, change.version, change.name, change.file, change.baseRevision, change.publishedOn, change.edition, change.by],
  )
}

/** What an act makes of a version, beside its state. */
export interface TariffVersionMove {
  readonly tariff: string
  readonly version: number
  readonly act: TariffVersionAct
  readonly state: TariffVersionState
  readonly by: string
  /** Of a proposal and an approval. */
  readonly days: DaySpan | null
  readonly appliesToBill: boolean
  /** Of an approval. */
  readonly publishedOn: LocalDate | null
  /** The revision that an approval or a cancellation makes. */
  readonly revision: number | null
}

/** Moves a version to another state; the database refuses what is no step of one, and an approval by whoever wrote or proposed it. */
export async function moveTariffVersion(client: pg.PoolClient, move: TariffVersionMove): Promise<void> {
  const { tariff, version, act, state, by, days, appliesToBill, publishedOn, revision } = move
  const at = [tariff, version, state, by]
  switch (act) {
    case 'propose':
      await client.query(
        `update tariff_versions set state = $3, proposed_by = $4, proposed_at = now(), effective_from = $5, effective_to = $6,
           applies_to_bill = $7 where tariff_code = $1 and version = $2`,
        [...at, days?.from ?? null, days?.to ?? null, appliesToBill],
      )
      return
    case 'approve':
      await client.query(
        `update tariff_versions set state = $3, approved_by = $4, approved_at = clock_timestamp(), effective_from = $5, effective_to = $6,
           applies_to_bill = $7, published_on = $8, revision = $9 where tariff_code = $1 and version = $2`,
        [...at, days?.from ?? null, days?.to ?? null, appliesToBill, publishedOn, revision],
      )
      return
    case 'return':
      await client.query(
        `update tariff_versions set state = $3, proposed_by = null, proposed_at = null where tariff_code = $1 and version = $2`,
        at.slice(0, 3),
      )
      return
    case 'withdraw':
      await client.query('update tariff_versions set state = $3 where tariff_code = $1 and version = $2', at.slice(0, 3))
      return
    case 'cancel':
      await client.query(
        `update tariff_versions set state = $3, cancelled_by = $4, cancelled_at = now(), cancelled_revision = $5
         where tariff_code = $1 and version = $2`,
        [...at, revision],
      )
  }
}

export interface TariffVersionEvent {
  readonly tariff: string
  readonly version: number
  readonly event: 'draft' | 'save' | TariffVersionAct
  readonly onDate: LocalDate
  readonly reason: string
  readonly recordedBy: string
}

export async function insertTariffVersionEvent(client: pg.PoolClient, event: TariffVersionEvent): Promise<void> {
  await client.query(
    'insert into tariff_version_events (tariff_code, version, event, on_date, reason, recorded_by) values ($1, $2, $3, $4, $5, $6)',
    [event.tariff, event.version, event.event, event.onDate, event.reason, event.recordedBy],
  )
}

/** Which bills a version is asked about: those that hold its days, of its tariff or of any. */
export interface BilledDays {
  readonly tariff: string
  readonly appliesToBill: boolean
  readonly days: DaySpan | null
  /** Only bills that were made since then; absent: all. */
  readonly since?: Date | null
}

/** Segments of bills that stand, drafts too, with days of the span or an accounting day from its first day on. */
export async function countBilledSegments(db: Queryable, { tariff, appliesToBill, days, since }: BilledDays): Promise<number> {
  if (days === null) return 0
  const found = await db.query<{ count: string }>('select tariff_billed_segments($1, $2, $3, $4, $5) as count', [
    tariff,
    appliesToBill,
    days.from,
    days.to,
    since ?? null,
  ])
  return Number(found.rows[0]?.count ?? 0)
}

/** The first revision behind one that stands: not of a version that was cancelled, nor of a cancellation. */
export async function revisionBuiltUpon(
  db: Queryable,
  tariff: string,
  revision: number,
): Promise<{ revision: number; version: number | null } | null> {
  const found = await db.query<{ revision: number; version: number | null }>(
    `select r.revision, v.version from tariff_revisions r
     left join tariff_versions v on v.tariff_code = r.tariff_code and v.revision = r.revision
     where r.tariff_code = $1 and r.revision > $2
       and not exists (select from tariff_versions c where c.tariff_code = r.tariff_code and c.state = 'cancelled'
         and r.revision in (c.revision, c.cancelled_revision))
     order by r.revision limit 1`,
    [tariff, revision],
  )
  return found.rows[0] ?? null
}

/** Agreements by the tariff that are neither stopped, closed nor cancelled. */
export async function countLiveAgreements(db: Queryable, tariff: string): Promise<number> {
  const found = await db.query<{ count: number }>(
    `select count(*)::integer as count from service_agreements
     where tariff_code = $1 and state not in ('stopped', 'closed', 'cancelled')`,
    [tariff],
  )
  return found.rows[0]?.count ?? 0
}
