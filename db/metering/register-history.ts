import type { Queryable } from '../pool.js'

export interface HistoryPoint {
  readonly readOn: string
  readonly value: string
  readonly kind: 'actual' | 'estimated' | 'customer'
}

/** What is known of one register around a day: its make-up, where it hangs, and the reads that count. */
export interface RegisterHistory {
  readonly service: string
  readonly unit: string
  readonly dials: number
  readonly multiplier: string
  readonly role: 'consumption' | 'demand'
  /** The install that holds on the day; absent where the register served nowhere then. */
  readonly install: { readonly installedOn: string; readonly installRead: string; readonly removedOn: string | null } | null
  /** Live reads of the last two years up to the day before, oldest first. */
  readonly before: readonly HistoryPoint[]
  /** The live read of the very day. */
  readonly sameDay: HistoryPoint | null
  /** The first live read after the day. */
  readonly after: HistoryPoint | null
}

export async function registerHistory(
  db: Queryable,
  at: { meterId: string; register: string; readOn: string },
): Promise<RegisterHistory | undefined> {
  const found = await db.query<Omit<RegisterHistory, 'before' | 'sameDay' | 'after'>>(
    `select e.service, g.unit, g.dials, g.multiplier, g.role, to_jsonb(i) as "install"
     from registers g join meters e using (meter_id) left join lateral (
       select i.installed_on as "installedOn", i.install_read::text as "installRead", i.removed_on as "removedOn" from meter_installs i
       where i.meter_id = g.meter_id and i.register = g.register and i.installed_on <= $3 and coalesce(i.removed_on, $3) >= $3
       order by i.installed_on desc limit 1) i on true
     where g.meter_id = $1 and g.register = $2`,
    [at.meterId, at.register, at.readOn],
  )
  const facts = found.rows[0]
  if (facts === undefined) return undefined
  const reads = await db.query<HistoryPoint>(
    `(select read_on as "readOn", value, kind from reads where meter_id = $1 and register = $2 and superseded_by is null
        and read_on between $3::date - 731 and $3::date)
     union all
     (select read_on, value, kind from reads where meter_id = $1 and register = $2 and superseded_by is null and read_on > $3
        order by read_on limit 1)
     order by 1`,
    [at.meterId, at.register, at.readOn],
  )
  return {
    ...facts,
    before: reads.rows.filter((read) => read.readOn < at.readOn),
    sameDay: reads.rows.find((read) => read.readOn === at.readOn) ?? null,
    after: reads.rows.find((read) => read.readOn > at.readOn) ?? null,
  }
}
