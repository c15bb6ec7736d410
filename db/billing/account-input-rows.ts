import type { BilledPeriod, OtherAgreement } from '../../domain/billing/billing-input.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { ServicePeriod } from '../../domain/kernel/service-period.js'
import type { Attributes } from '../../domain/rating/attributes.js'
import type { Queryable } from '../pool.js'
import { BROUGHT_OVER_BY } from '../services/request-store.js'
import type { AccountPrintFacts } from './bill-print.js'

export interface AccountRow {
  readonly accountId: string
  readonly billCycle: string
  readonly attributes: Attributes
  readonly print: Omit<AccountPrintFacts, 'premiseLines'>
}

export async function loadAccountRows(db: Queryable, accountIds: readonly string[]): Promise<AccountRow[]> {
  const found = await db.query<Record<string, never> & AccountColumns>(
    `select a.account_id, a.bill_cycle, a.customer_class, a.tax_exempt, a.low_income_discount, a.delivery, c.life_support, c.senior,
            c.kind, c.display_name, c.language, c.email, c.mail_line1, c.mail_line2, c.mail_city, c.mail_state, c.mail_postcode, c.mail_country,
            p.bill_number as previous_number, p.issued_on as previous_issued_on, p.total as previous_total
     from accounts a join customers c using (customer_id)
     left join lateral (select bill_number, issued_on, total from bills b where b.account_id = a.account_id and b.state = 'issued'
                        order by b.bill_id desc limit 1) p on true
     where a.account_id = any($1) order by a.account_id`,
    [accountIds],
  )
  return found.rows.map((row) => ({
    accountId: row.account_id,
    billCycle: row.bill_cycle,
    attributes: {
      customer_class: row.customer_class,
      tax_exempt: row.tax_exempt,
      low_income_discount: row.low_income_discount,
      life_support: row.life_support,
      senior: row.senior,
      customer_kind: row.kind,
      delivery: row.delivery,
      bill_cycle: row.bill_cycle,
    },
    print: {
      customerName: row.display_name,
      customerClass: row.customer_class,
      language: row.language,
      delivery: row.delivery,
      email: row.email,
      postcode: row.mail_postcode,
      ...(row.previous_number === null || row.previous_issued_on === null || row.previous_total === null
        ? {}
        : {
            previousBill: { billNumber: row.previous_number, issuedOn: row.previous_issued_on, newCharges: row.previous_total },
          }),
      mailingLines: [
        row.mail_line1,
        row.mail_line2,
        `${row.mail_city}, ${row.mail_state} ${row.mail_postcode}`,
        foreign(row.mail_country),
      ].filter((line): line is string => line !== null && line !== ''),
    },
  }))
}

interface AccountColumns {
  account_id: string
  bill_cycle: string
  customer_class: string
  tax_exempt: boolean
  low_income_discount: boolean
  delivery: 'email' | 'post' | 'both'
  life_support: boolean
  senior: boolean
  kind: string
  display_name: string
  language: string
  email: string | null
  mail_line1: string
  mail_line2: string | null
  mail_city: string
  mail_state: string
  mail_postcode: string
  mail_country: string
  previous_number: string | null
  previous_issued_on: string | null
  previous_total: string | null
}

/** The country is printed only on mail that leaves it. */
function foreign(country: string): string | null {
  return country === 'US' ? null : country
}

export interface AgreementRow {
  readonly agreementId: string
  readonly accountId: string
  readonly servicePointId: string
  readonly tariffCode: string
  readonly startOn: LocalDate
  readonly stopOn: LocalDate | null
}

/**
 * An agreement that people asked for and that has not begun yet: it bills nothing, whatever its first day says. One that an import brought over
 * was begun by the former system and bills from its day, whether or not that was carried out here by now.
 */
const IS_NOT_BEGUN = `g.state = 'pending_start' and exists (select from service_request_agreements r join service_requests q using (request_id)
  where r.agreement_id = g.agreement_id and q.requested_by <> '${BROUGHT_OVER_BY}')`

/** The agreements of the accounts that can bill something. */
export async function loadAgreementRows(db: Queryable, accountIds: readonly string[]): Promise<AgreementRow[]> {
  const found = await db.query<{ [Key in keyof AgreementRow]: AgreementRow[Key] }>(
    `select agreement_id as "agreementId", account_id as "accountId", service_point_id as "servicePointId", tariff_code as "tariffCode",
            start_on as "startOn", stop_on as "stopOn"
     from service_agreements g where account_id = any($1) and state <> 'cancelled'
       and not (${IS_NOT_BEGUN})
     order by agreement_id`,
    [accountIds],
  )
  return found.rows
}

/**
 * Billed periods by agreement, live bills only. One row per agreement: the periods come as one text, because a row per period would
 * cost more than the rating it is for.
 */
export async function loadHistory(
  db: Queryable,
  accountIds: readonly string[],
  options: { from: LocalDate; withoutBillIds: readonly number[] },
): Promise<Map<string, BilledPeriod[]>> {
  const found = await db.query<{ agreement_id: string; periods: string }>(
    `select s.agreement_id, string_agg(concat_ws(',', s.period_from, s.period_to, s.quantity, s.unit, s.amount, s.demand), ';' order by s.period_from) as periods
     from bill_segments s join bills b using (bill_id)
     where s.agreement_id in (select agreement_id from service_agreements where account_id = any($1))
       and s.period_to >= $2 and b.state = 'issued' and s.bill_id <> all($3)
     group by s.agreement_id`,
    [accountIds, options.from, options.withoutBillIds],
  )
  return new Map(found.rows.map((row) => [row.agreement_id, row.periods.split(';').map(billedPeriodOf)]))
}

function billedPeriodOf(text: string): BilledPeriod {
  const [from = '', to = '', quantity = '', unit = '', amount = '', demand] = text.split(',')
  return { period: { from, to }, quantity, unit, amount, ...(demand === undefined ? {} : { demand }) }
}

export interface PointRow {
  readonly servicePointId: string
  readonly premiseId: string
  readonly service: string
  readonly attributes: Attributes
  readonly premiseAttributes: Attributes
  readonly premiseLines: readonly string[]
  readonly otherAgreements: readonly OtherAgreement[]
  readonly outages: readonly ServicePeriod[]
}

interface PointColumns {
  service_point_id: string
  premise_id: string
  service: string
  cart_size_gal: number | null
  cart_count: number | null
  inside_city: boolean
  lot_area_sqft: number
  impervious_sqft: number
  dwelling_units: number
  read_route: string
  line1: string
  line2: string | null
  city: string
  state: string
  postcode: string
  others: { agreementId: string; accountId: string; tariffCode: string; startOn: string; stopOn: string | null }[]
  outages: ServicePeriod[] | null
}

export async function loadPointRows(db: Queryable, servicePointIds: readonly string[]): Promise<PointRow[]> {
  const found = await db.query<PointColumns>(
    `select sp.service_point_id, sp.premise_id, sp.service, sp.cart_size_gal, sp.cart_count, p.inside_city, p.lot_area_sqft,
            p.impervious_sqft, p.dwelling_units, p.read_route, p.line1, p.line2, p.city, p.state, p.postcode,
            (select json_agg(json_build_object('agreementId', g.agreement_id, 'accountId', g.account_id, 'tariffCode', g.tariff_code, 'startOn', g.start_on, 'stopOn', g.stop_on)
                             order by g.agreement_id)
             from service_agreements g where g.service_point_id = sp.service_point_id and g.state <> 'cancelled'
               and not (${IS_NOT_BEGUN})) as others,
            (select json_agg(json_build_object('from', o.starts_on, 'to', coalesce(o.ends_on, date '9999-12-31')) order by o.starts_on)
             from outage_points x join outages o using (outage_id) where x.service_point_id = sp.service_point_id) as outages
     from service_points sp join premises p using (premise_id)
     where sp.service_point_id = any($1)`,
    [servicePointIds],
  )
  return found.rows.map((row) => ({
    servicePointId: row.service_point_id,
    premiseId: row.premise_id,
    service: row.service,
    attributes: { cart_size_gal: row.cart_size_gal, cart_count: row.cart_count },
    premiseAttributes: {
      inside_city: row.inside_city,
      lot_area_sqft: row.lot_area_sqft,
      impervious_sqft: row.impervious_sqft,
      dwelling_units: row.dwelling_units,
      premise_city: row.city,
      premise_postcode: row.postcode,
      read_route: row.read_route,
    },
    premiseLines: [row.line1, row.line2, `${row.city}, ${row.state} ${row.postcode}`].filter(
      (line): line is string => line !== null && line !== '',
    ),
    otherAgreements: (row.others ?? []).map(({ stopOn, ...other }) => ({ ...other, ...(stopOn === null ? {} : { stopOn }) })),
    outages: row.outages ?? [],
  }))
}
