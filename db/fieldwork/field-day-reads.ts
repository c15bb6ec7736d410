import type { Queryable } from '../pool.js'

/** A register as a technician reads it: what it showed last, and what is usual. */
export interface FieldRegister {
  readonly meterId: string
  readonly register: string
  readonly unit: string
  readonly dials: number
  readonly multiplier: string
  readonly lastReadOn: string | null
  readonly lastValue: string | null
  readonly usualPerDay: string | null
}

/** What the phone needs of an order beside its record. */
export interface FieldOrderMore {
  readonly workOrderId: string
  readonly note: string | null
  readonly phone: string | null
  readonly registers: readonly FieldRegister[]
}

/** How far back use is looked at to say what is usual. */
const USUAL_DAYS = 400

/** Notes, phones and registers of the orders. Registers are those of the order's point, or of the whole premise where it names none. */
export async function fieldOrders(
  db: Queryable,
  workOrderIds: readonly string[],
  today: string,
): Promise<Map<string, FieldOrderMore>> {
  const found = await db.query<FieldOrderMore & Record<string, unknown>>(
    `select o.work_order_id as "workOrderId", o.note,
       (select k.value from customer_contacts k where k.customer_id = n.customer_id and k.is_active and k.kind in ('mobile', 'phone') order by k.kind, k.contact_id limit 1) as phone,
       (select coalesce(jsonb_agg(jsonb_build_object('meterId', i.meter_id, 'register', i.register, 'unit', g.unit, 'dials', g.dials,
            'multiplier', g.multiplier::text, 'lastReadOn', coalesce(r.last_on, i.installed_on), 'lastValue', coalesce(r.last_value, i.install_read)::text,
            'usualPerDay', case when r.days > 0 and r.last_value >= r.first_value
              then round((r.last_value - r.first_value) * g.multiplier / r.days, 3)::text end) order by i.meter_id, i.register), '[]')
        from service_points p join meter_installs i on i.service_point_id = p.service_point_id and i.removed_on is null
          join registers g on g.meter_id = i.meter_id and g.register = i.register
          left join lateral (
            select max(x.read_on) as last_on, (array_agg(x.value order by x.read_on desc))[1] as last_value,
              (array_agg(x.value order by x.read_on))[1] as first_value, max(x.read_on) - min(x.read_on) as days
            from reads x where x.meter_id = i.meter_id and x.register = i.register and x.superseded_by is null
              and x.read_on between greatest(i.installed_on, $2::date - ${USUAL_DAYS}) and $2::date) r on true
        where p.premise_id = o.premise_id and (o.service_point_id is null or p.service_point_id = o.service_point_id)) as registers
     from work_orders o left join accounts n using (account_id) where o.work_order_id = any($1)`,
    [workOrderIds, today],
  )
  return new Map(found.rows.map((row) => [row.workOrderId, row]))
}

export interface StockMeter {
  readonly meterId: string
  readonly size: string | null
  readonly registers: readonly string[]
}

/** Meters in a phone's list at most; with more in store the number on the plate is typed. */
const STOCK_MAX = 50

/** Meters of a service that are in stock and did not fail their last test, the newest first. */
export async function metersInStock(db: Queryable, service: string): Promise<StockMeter[]> {
  const found = await db.query<StockMeter & Record<string, unknown>>(
    `select e.meter_id as "meterId", e.size, (select coalesce(array_agg(g.register order by g.register), '{}') from registers g where g.meter_id = e.meter_id) as registers
     from meters e where e.service = $1 and e.state = 'stock' and 'failed' is distinct from
         (select t.result from meter_tests t where t.meter_id = e.meter_id order by t.tested_on desc, t.test_id desc limit 1)
     order by e.purchased_on desc, e.meter_id limit ${STOCK_MAX}`,
    [service],
  )
  return found.rows
}
