import type pg from 'pg'
import type { MeterRelation, RelatedMeter, RelationKind } from '../../domain/metering/relations/meter-relation.js'
import type { Queryable } from '../pool.js'

export interface StoredRelation extends MeterRelation {
  readonly id: number
}

interface Row {
  readonly id: number
  readonly kind: RelationKind
  readonly parentMeterId: string
  readonly childMeterId: string
  readonly parentRegisters: string[] | null
  readonly childRegisters: string[] | null
  readonly from: string
  readonly to: string | null
  readonly tolerancePercent: string | null
  readonly isDeducted: boolean
}

export const RELATION = `r.relation_id as id, r.kind, r.parent_meter_id as "parentMeterId", r.child_meter_id as "childMeterId",
  r.parent_registers as "parentRegisters", r.child_registers as "childRegisters", r.from_on as "from", r.to_on as "to",
  r.tolerance_percent as "tolerancePercent", r.is_deducted as "isDeducted"`

function relationOf(row: Row): StoredRelation {
  return {
    id: row.id,
    kind: row.kind,
    parentMeterId: row.parentMeterId,
    childMeterId: row.childMeterId,
    ...(row.parentRegisters === null ? {} : { parentRegisters: row.parentRegisters }),
    ...(row.childRegisters === null ? {} : { childRegisters: row.childRegisters }),
    from: row.from,
    ...(row.to === null ? {} : { to: row.to }),
    ...(row.tolerancePercent === null ? {} : { tolerancePercent: row.tolerancePercent }),
    isDeducted: row.isDeducted,
  }
}

/** Every relation, past ones too, in which one of these meters is a part. */
export async function relationsOfMeters(db: Queryable, meterIds: readonly string[]): Promise<StoredRelation[]> {
  if (meterIds.length === 0) return []
  const found = await db.query<Row & Record<string, unknown>>(
    `select ${RELATION} from meter_relations r where r.parent_meter_id = any($1)
     union select ${RELATION} from meter_relations r where r.child_meter_id = any($1) order by 1`,
    [meterIds],
  )
  return found.rows.map(relationOf)
}

/** The service points at which meters hang or hung, by meter. */
export async function placesOfMeters(db: Queryable, meterIds: readonly string[]): Promise<Map<string, string[]>> {
  const found = await db.query<{ meter_id: string; places: string[] }>(
    `select meter_id, array_agg(distinct service_point_id) as places from meter_installs where meter_id = any($1) group by 1`,
    [meterIds],
  )
  return new Map(found.rows.map((row) => [row.meter_id, row.places]))
}

/** The meters above a meter, from the nearest to the farthest, with what it is to each, on or after a day. */
export async function relationsAbove(
  db: Queryable,
  meterId: string,
  from: string,
): Promise<{ readonly kind: RelationKind; readonly parentMeterId: string }[]> {
  const found = await db.query<{ kind: RelationKind; parentMeterId: string }>(
    `with recursive above (kind, parent, depth) as (
       select kind, parent_meter_id, 1 from meter_relations where child_meter_id = $1 and coalesce(to_on, 'infinity') >= $2
       union select r.kind, r.parent_meter_id, a.depth + 1 from meter_relations r join above a on r.child_meter_id = a.parent
         where coalesce(r.to_on, 'infinity') >= $2 and a.depth < 20)
     select kind, parent as "parentMeterId" from above order by depth`,
    [meterId, from],
  )
  return found.rows
}

/** A meter with its registers and where it hangs now, locked. */
export async function lockRelated(client: pg.PoolClient, meterId: string): Promise<RelatedMeter | undefined> {
  await client.query('select from meters where meter_id = $1 for no key update', [meterId])
  const found = await client.query<RelatedMeter & Record<string, unknown>>(
    `select e.meter_id as "meterId", e.service,
            (select coalesce(jsonb_agg(jsonb_build_object('register', g.register, 'unit', g.unit, 'role', g.role) order by g.register), '[]')
               from registers g where g.meter_id = e.meter_id) as registers,
            (select coalesce(array_agg(distinct i.service_point_id), '{}') from meter_installs i
              where i.meter_id = e.meter_id and i.removed_on is null) as "servicePointIds"
       from meters e where e.meter_id = $1`,
    [meterId],
  )
  return found.rows[0]
}

/** Adds a relation; undefined where the child is something to a meter on some of the days already. */
export async function insertRelation(
  client: pg.PoolClient,
  relation: MeterRelation & { readonly reason: string; readonly recordedBy: string },
): Promise<number | undefined> {
  const overlapping = await client.query(
    `select from meter_relations where child_meter_id = $1 and daterange(from_on, to_on, '[]') && daterange($2::date, $3::date, '[]')`,
    [relation.childMeterId, relation.from, relation.to ?? null],
  )
  if (overlapping.rows.length > 0) return undefined
  const added = await client.query<{ id: number }>(
    `insert into meter_relations (kind, parent_meter_id, child_meter_id, parent_registers, child_registers, from_on, to_on, tolerance_percent,
       is_deducted, reason, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning relation_id as id`,
    [
      relation.kind,
      relation.parentMeterId,
      relation.childMeterId,
      relation.parentRegisters ?? null,
      relation.childRegisters ?? null,
      relation.from,
      relation.to ?? null,
      relation.tolerancePercent ?? null,
      relation.isDeducted,
      relation.reason,
      relation.recordedBy,
    ],
  )
  return added.rows[0]?.id
}

/** A relation, locked, with whether it was ended already. */
export async function lockRelation(
  client: pg.PoolClient,
  id: number,
): Promise<(StoredRelation & { readonly isEnded: boolean }) | undefined> {
  const found = await client.query<Row & { ended_by: string | null }>(
    `select ${RELATION}, r.ended_by from meter_relations r where r.relation_id = $1 for update`,
    [id],
  )
  const [row] = found.rows
  return row === undefined ? undefined : { ...relationOf(row), isEnded: row.ended_by !== null }
}

export async function endRelation(
  client: pg.PoolClient,
  end: { readonly id: number; readonly to: string; readonly endedBy: string; readonly reason: string },
): Promise<void> {
  await client.query('update meter_relations set to_on = $2, ended_by = $3, end_reason = $4 where relation_id = $1', [
    end.id,
    end.to,
    end.endedBy,
    end.reason,
  ])
}

/** A relation as the page of a meter shows it. */
export interface RelationRecord extends Row {
  readonly [name: string]: unknown
  readonly reason: string
  readonly recordedBy: string
  readonly endedBy: string | null
  readonly endReason: string | null
}

/** The relations of a meter, those that hold and the newest first. */
export async function relationRecords(db: Queryable, meterId: string): Promise<RelationRecord[]> {
  const found = await db.query<RelationRecord>(
    `select ${RELATION}, r.reason, coalesce(u.name, r.recorded_by) as "recordedBy", coalesce(v.name, r.ended_by) as "endedBy", r.end_reason as "endReason"
       from meter_relations r left join users u on u.user_id = r.recorded_by left join users v on v.user_id = r.ended_by
      where r.parent_meter_id = $1 or r.child_meter_id = $1 order by (r.to_on is null) desc, r.from_on desc, r.relation_id desc limit 200`,
    [meterId],
  )
  return found.rows
}
