import { addDays, addMonths, type LocalDate } from '../../domain/kernel/local-date.js'
import type { AccuracyCorrection } from '../../domain/metering/inventory/accuracy-correction.js'
import type { InstalledRegister, MeterRead, ReadKind } from '../../domain/metering/installed-register.js'
import type { Queryable } from '../pool.js'

/** Demand registers are read as far back as the longest ratchet looks. */
const DEMAND_LOOK_BACK_MONTHS = 26
/** A closing read may be taken a few days after its scheduled day; later reads belong to the next window. */
const READ_AHEAD_DAYS = 40

/** Until which day reads are needed, and from which day periods are rated where it is an earlier one. */
export interface ReadSpan {
  readonly readOn: LocalDate
  readonly ratedFrom?: LocalDate
}

/**
 * The registers that served each service point since `neededFrom`, with their live reads since then and the last one before. Demand
 * registers come with two years of reads. Reads that validation holds are not among them. Reads come as one text per register, for the reason given in `loadHistory`.
 */
export async function loadRegisters(
  db: Queryable,
  neededFrom: ReadonlyMap<string, LocalDate>,
  { readOn, ratedFrom = readOn }: ReadSpan,
): Promise<Map<string, InstalledRegister[]>> {
  const found = await db.query<RegisterColumns>(
    `select i.service_point_id, i.meter_id, i.register, r.unit, r.direction, r.role, r.dials, r.multiplier, m.size,
            i.installed_on, i.install_read, i.removed_on, i.removal_read, x.reads,
            (select string_agg(concat_ws(',', c.from_on, c.to_on, c.factor), ';' order by c.from_on) from accuracy_corrections c
              where c.meter_id = i.meter_id and c.superseded_by_test is null) as corrections
     from unnest($1::text[], $2::date[]) as needed(service_point_id, since)
     join meter_installs i using (service_point_id)
     join registers r using (meter_id, register)
     join meters m using (meter_id)
     left join lateral (
       select string_agg(concat_ws(',', d.read_id, d.read_on, d.value, d.kind), ';' order by d.read_on) as reads
       from reads d
       where d.meter_id = i.meter_id and d.register = i.register and d.superseded_by is null and d.read_on <= $4
         and not exists (select from validation_findings f where f.read_id = d.read_id and f.state = 'held')
         and d.read_on >= least(case when r.role = 'demand' then $3::date else needed.since end,
               coalesce((select max(e.read_on) from reads e where e.meter_id = i.meter_id and e.register = i.register
                           and e.superseded_by is null and e.read_on < needed.since
                           and not exists (select from validation_findings f where f.read_id = e.read_id and f.state = 'held')), needed.since))
     ) x on true
     where i.removed_on is null or i.removed_on >= case when r.role = 'demand' then $3::date else needed.since end
     order by i.service_point_id, i.meter_id, i.register, i.installed_on`,
    [
      [...neededFrom.keys()],
      [...neededFrom.values()],
      addMonths(ratedFrom, -DEMAND_LOOK_BACK_MONTHS),
      addDays(readOn, READ_AHEAD_DAYS),
    ],
  )
  const byPoint = new Map<string, InstalledRegister[]>()
  for (const row of found.rows) {
    const registers = byPoint.get(row.service_point_id) ?? []
    registers.push(registerOf(row))
    byPoint.set(row.service_point_id, registers)
  }
  return byPoint
}

interface RegisterColumns {
  service_point_id: string
  meter_id: string
  register: string
  unit: string
  direction: 'delivered' | 'received'
  role: 'consumption' | 'demand'
  dials: number
  multiplier: string
  size: string | null
  installed_on: string
  install_read: string
  removed_on: string | null
  removal_read: string | null
  reads: string | null
  corrections: string | null
}

function registerOf(row: RegisterColumns): InstalledRegister {
  return {
    meterId: row.meter_id,
    register: row.register,
    unit: row.unit,
    direction: row.direction,
    role: row.role,
    dials: row.dials,
    multiplier: row.multiplier,
    ...(row.size === null ? {} : { size: row.size }),
    installedOn: row.installed_on,
    installRead: row.install_read,
    ...(row.removed_on === null || row.removal_read === null ? {} : { removedOn: row.removed_on, removalRead: row.removal_read }),
    ...(row.corrections === null ? {} : { corrections: row.corrections.split(';').map(correctionOf) }),
    reads: row.reads === null ? [] : row.reads.split(';').map(readOf),
  }
}

function readOf(text: string): MeterRead {
  const [readId = '', readOn = '', value = '', kind = ''] = text.split(',')
  return { readId: Number(readId), readOn, value, kind: kind as ReadKind }
}

function correctionOf(text: string): AccuracyCorrection {
  const [from = '', to = '', factor = ''] = text.split(',')
  return { from, to, factor }
}
