import type pg from 'pg'

/** An account that is to be spoilt, with what is spoilt of it. */
export interface Victim {
  readonly accountId: string
  readonly customerId: string
  readonly water: string
  readonly electric: string
  readonly waterPoint: string
  readonly refusePoint: string
  readonly waterMeter: string
  readonly electricMeter: string
}

export interface Poison {
  readonly name: string
  /** What becomes of the account; ALREADY_BILLED is found when bills are issued, everything else before. */
  readonly becomes: string
  readonly spoil: (client: pg.PoolClient, victim: Victim) => Promise<unknown>
}

const poison = (becomes: string, name: string, sql: string, key: keyof Victim): Poison => ({
  name,
  becomes,
  spoil: (client, victim) => client.query(sql, [victim[key]]),
})

const READ_DATE = '2026-09-04'
const closingRead = (value: string): string =>
  `update reads set value = ${value} where meter_id = $1 and read_on = '${READ_DATE}'`

/** A first bill over all the years since then. */
function since(startOn: string): Poison['spoil'] {
  return async (client, { water }) => {
    await client.query('delete from bill_segments where agreement_id = $1', [water])
    await client.query('update service_agreements set start_on = $2 where agreement_id = $1', [water, startOn])
  }
}

/**
 * What data can look like that no utility should have: some of it the checks foresee, some the rate book refuses, some breaks our own
 * rules, and some only a table refuses, when the bill is written. Put in by the owner of the tables, past every check.
 */
export const POISONS: readonly Poison[] = [
  poison(
    'TARIFF_UNKNOWN',
    'a tariff that nobody published',
    `update service_agreements set tariff_code = 'NONE' where agreement_id = $1`,
    'water',
  ),
  poison('NEGATIVE_USE', 'a closing read below the opening one', closingRead('1'), 'waterMeter'),
  poison('MISSING_READ', 'no closing read', `delete from reads where meter_id = $1 and read_on > '2026-08-20'`, 'waterMeter'),
  poison('HIGH_USE', 'a billion kWh', 'update registers set multiplier = 1000000 where meter_id = $1', 'electricMeter'),
  poison('HIGH_USE', 'an infinite read', closingRead(`'Infinity'`), 'waterMeter'),
  poison('INTERNAL_ERROR', 'a read that is no number', closingRead(`'NaN'`), 'waterMeter'),
  poison(
    'INTERNAL_ERROR',
    'earlier use that is no number',
    `update bill_segments set quantity = 'NaN' where agreement_id = $1`,
    'water',
  ),
  poison('MISSING_DETERMINANT', 'a meter without a size', 'update meters set size = null where meter_id = $1', 'waterMeter'),
  poison(
    'NO_TABLE_ROW',
    'a meter of a size that has no price',
    `update meters set size = '77' where meter_id = $1`,
    'waterMeter',
  ),
  poison(
    'MISSING_DETERMINANT',
    'no cart',
    'update service_points set cart_size_gal = null where service_point_id = $1',
    'refusePoint',
  ),
  poison(
    'NO_TABLE_ROW',
    'a cart that has no price',
    'update service_points set cart_size_gal = 1234 where service_point_id = $1',
    'refusePoint',
  ),
  poison(
    'UNIT_CONVERSION_MISSING',
    'a register in furlongs',
    `update registers set unit = 'furlong' where meter_id = $1`,
    'waterMeter',
  ),
  poison('MISSING_DETERMINANT', 'no meter', 'delete from meter_installs where service_point_id = $1', 'waterPoint'),
  poison(
    'OVERLAP',
    'two agreements at one service point',
    `insert into service_agreements (agreement_id, account_id, service_point_id, tariff_code, start_on, state)
     select agreement_id || 'X', account_id, service_point_id, tariff_code, '2026-08-10', state from service_agreements where agreement_id = $1`,
    'water',
  ),
  { name: 'a start that no calendar reaches back from', becomes: 'INTERNAL_ERROR', spoil: since('0001-01-01') },
  { name: 'three centuries in one bill', becomes: 'TARIFF_UNKNOWN', spoil: since('1700-01-01') },
  {
    name: 'an amount that no column holds',
    becomes: 'INTERNAL_ERROR',
    spoil: async (client, { electric, electricMeter }) => {
      await client.query('delete from bill_segments where agreement_id = $1', [electric])
      await client.query(`update service_agreements set start_on = '2026-08-05' where agreement_id = $1`, [electric])
      await client.query('update registers set multiplier = 1e15 where meter_id = $1', [electricMeter])
    },
  },
  poison(
    'ALREADY_BILLED',
    'days that another bill has taken',
    `insert into billed_periods (agreement_id, period) values ($1, '[2026-08-05,2026-08-25]')`,
    'water',
  ),
  poison(
    'BILLED',
    'a name of tabs, ends of line, quotes, backslashes and signs that turn the line around',
    `update customers set given_name = E'a\\tb\\nc\\\\d\\r"e''\\\\.{}\\u202e\\U0001F600', mail_line1 = E'\\\\N' where customer_id = $1`,
    'customerId',
  ),
  poison(
    'BILLED',
    'a name as long as its column',
    `update customers set given_name = repeat('x', 500) where customer_id = $1`,
    'customerId',
  ),
]

/** Ordinary accounts of the cycle: five services and nothing to remark, each alone at its premise. */
export async function findVictims(pool: pg.Pool, billCycle: string, count: number): Promise<Victim[]> {
  const found = await pool.query<{ [Key in keyof Victim]: Victim[Key] }>(
    `select a.account_id as "accountId", a.customer_id as "customerId",
       min(g.agreement_id) filter (where p.service = 'water') as water, min(g.agreement_id) filter (where p.service = 'electric') as electric,
       min(p.service_point_id) filter (where p.service = 'water') as "waterPoint",
       min(p.service_point_id) filter (where p.service = 'refuse') as "refusePoint",
       min(i.meter_id) filter (where p.service = 'water') as "waterMeter", min(i.meter_id) filter (where p.service = 'electric') as "electricMeter"
     from run_accounts r join accounts a using (account_id) join service_agreements g using (account_id) join service_points p using (service_point_id)
     left join meter_installs i using (service_point_id)
     where a.bill_cycle = $1 and r.outcome = 'billed' and r.flags = '{}'
       and not exists (select from service_agreements o join service_points q using (service_point_id)
                       where q.premise_id = p.premise_id and o.account_id <> a.account_id)
     group by 1, 2 having count(distinct g.agreement_id) = 5 and count(i.meter_id) = 2 order by 1 limit $2`,
    [billCycle, count],
  )
  return found.rows
}
