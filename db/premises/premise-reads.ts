import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import { placeLikeSql } from './place-like-sql.js'

/** A place as a list shows it. */
export type PremiseRecord = {
  readonly id: string
  /** Street line and, where there is one, the second line. */
  readonly address: string
  readonly city: string
  readonly postcode: string
  readonly insideCity: boolean
  readonly readRoute: string
  readonly readSequence: number
  readonly dwellingUnits: number
  readonly services: readonly string[]
  /** Who takes service there now; several where tenants share the place. */
  readonly occupants: readonly string[]
}

/** What premises may be sorted and filtered by. `q`: number or address. */
export const PREMISE_COLUMNS: ListColumns = {
  sortable: {
    id: 'm.premise_id',
    address: 'm.line1',
    city: 'm.city',
    postcode: 'm.postcode',
    readRoute: 'm.read_route',
    readSequence: 'm.read_sequence',
    dwellingUnits: 'm.dwelling_units',
  },
  filterable: {
    id: { sql: 'm.premise_id', type: 'text', match: 'equals' },
    city: { sql: 'm.city', type: 'text', match: 'equals' },
    readRoute: { sql: 'm.read_route', type: 'text', match: 'equals' },
    insideCity: { sql: 'm.inside_city', type: 'boolean', match: 'equals' },
    ownerCustomerId: { sql: 'm.owner_customer_id', type: 'text', match: 'equals' },
    isVacant: {
      sql: `(not exists (select from service_points p join service_agreements g using (service_point_id)
               where p.premise_id = m.premise_id and g.state not in ('stopped', 'closed', 'cancelled')))`,
      type: 'boolean',
      match: 'equals',
    },
    q: {
      type: 'text',
      match: 'search',
      where: (text) => `(${placeLikeSql('m.search_text', text)} or lower(m.premise_id) like lower(${text}))`,
    },
  },
  defaultSort: { field: 'id', direction: 'asc' },
  tieBreaker: 'm.premise_id',
}

export function listPremises(db: Queryable, window: ListWindow): Promise<ListPage<PremiseRecord>> {
  return readWindow<PremiseRecord>(db, window, {
    select: `m.premise_id as "id", concat_ws(', ', m.line1, m.line2) as "address", m.city, m.postcode, m.inside_city as "insideCity",
      m.read_route as "readRoute", m.read_sequence as "readSequence", m.dwelling_units as "dwellingUnits",
      (select coalesce(array_agg(distinct service order by service), '{}') from service_points p where p.premise_id = m.premise_id) as "services",
      (select coalesce(array_agg(distinct c.display_name), '{}')
         from service_points p join service_agreements g using (service_point_id) join accounts a using (account_id)
           join customers c using (customer_id)
         where p.premise_id = m.premise_id and g.state not in ('stopped', 'closed', 'cancelled', 'pending_start')) as "occupants"`,
    from: 'premises m',
    detail: { key: 'm.premise_id', from: 'premises m' },
  })
}

/** The whole of one place. */
export interface PremiseFacts {
  readonly id: string
  readonly line1: string
  readonly line2: string | null
  readonly city: string
  readonly state: string
  readonly postcode: string
  readonly insideCity: boolean
  readonly readRoute: string
  readonly readSequence: number
  readonly lotAreaSqft: number
  readonly imperviousSqft: number
  readonly dwellingUnits: number
  readonly ownerCustomerId: string | null
  readonly ownerName: string | null
  readonly latitude: string
  readonly longitude: string
}

export async function findPremise(db: Queryable, premiseId: string): Promise<PremiseFacts | undefined> {
  const found = await db.query<PremiseFacts>(
    `select m.premise_id as "id", m.line1, m.line2, m.city, m.state, m.postcode, m.inside_city as "insideCity", m.read_route as "readRoute",
       m.read_sequence as "readSequence", m.lot_area_sqft as "lotAreaSqft", m.impervious_sqft as "imperviousSqft",
       m.dwelling_units as "dwellingUnits", m.owner_customer_id as "ownerCustomerId", c.display_name as "ownerName", m.latitude, m.longitude
     from premises m left join customers c on c.customer_id = m.owner_customer_id where m.premise_id = $1`,
    [premiseId],
  )
  return found.rows[0]
}

export interface ServicePointRow {
  readonly id: string
  readonly service: string
  readonly inServiceOn: string
  readonly carts: string | null
  readonly meters: readonly {
    readonly meterId: string
    readonly size: string | null
    readonly installedOn: string
    readonly removedOn: string | null
  }[]
}

/** Service points of a place with the meters that served them, those in place first. */
export async function servicePoints(db: Queryable, premiseId: string): Promise<ServicePointRow[]> {
  const found = await db.query<ServicePointRow>(
    `select p.service_point_id as "id", p.service, p.in_service_on as "inServiceOn",
       case when p.cart_count is not null then p.cart_count || ' × ' || coalesce(p.cart_size_gal || ' gal', 'cart') end as "carts",
       (select coalesce(jsonb_agg(x.m order by x.removed desc nulls first, x.installed desc), '[]') from (
          select i.removed_on as removed, i.installed_on as installed, jsonb_build_object('meterId', i.meter_id, 'size', e.size,
            'installedOn', i.installed_on, 'removedOn', i.removed_on) as m
          from meter_installs i join meters e using (meter_id) where i.service_point_id = p.service_point_id
          group by i.meter_id, e.size, i.installed_on, i.removed_on) x) as "meters"
     from service_points p where p.premise_id = $1
     order by array_position(array['water', 'sewer', 'electric', 'gas', 'stormwater', 'refuse', 'lighting'], p.service), p.service_point_id`,
    [premiseId],
  )
  return found.rows
}

export interface Occupancy {
  readonly agreementId: string
  readonly service: string
  readonly accountId: string
  readonly customerId: string
  readonly customerName: string
  readonly startOn: string
  readonly stopOn: string | null
  readonly state: string
}

/** Who took service at the place, the newest first. */
export async function occupancies(db: Queryable, premiseId: string): Promise<Occupancy[]> {
  const found = await db.query<Occupancy>(
    `select g.agreement_id as "agreementId", p.service, g.account_id as "accountId", c.customer_id as "customerId",
       c.display_name as "customerName", g.start_on as "startOn", g.stop_on as "stopOn", g.state
     from service_points p join service_agreements g using (service_point_id) join accounts a using (account_id) join customers c using (customer_id)
     where p.premise_id = $1
     order by (g.state in ('stopped', 'closed', 'cancelled')), coalesce(g.stop_on, date '9999-12-31') desc, g.start_on desc, g.account_id, p.service
     limit 500`,
    [premiseId],
  )
  return found.rows
}
