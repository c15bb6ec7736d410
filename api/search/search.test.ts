import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApi, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  await database.adminPool.query(`
    insert into customers (customer_id, kind, given_name, family_name, organisation_name, email, phone, mail_line1, mail_city, mail_state,
      mail_postcode, mail_country, customer_since) values
      ('C1', 'person', 'Jürgen', 'O''Hara', null, 'jo@example.org', '+1-541-555-0199', 'x', 'x', 'x', 'x', 'US', '2020-01-01'),
      ('C2', 'person', 'Ann', 'Ho', null, null, '+1-541-555-0100', 'x', 'x', 'x', 'x', 'US', '2020-01-01'),
      ('C3', 'organisation', null, null, '100% Pure Water, Inc.', null, null, 'x', 'x', 'x', 'x', 'US', '2020-01-01');
    insert into accounts (account_id, customer_id, customer_class, bill_cycle, delivery, status, opened_on, closed_on) values
      ('A000001', 'C1', 'residential', '1', 'post', 'active', '2020-01-01', null),
      ('A000002', 'C2', 'residential', '1', 'post', 'closed', '2020-01-01', '2024-06-30'),
      ('A000003', 'C3', 'commercial', '1', 'post', 'active', '2020-01-01', null);
    insert into account_people values ('A000001', 'C1', 'main'), ('A000002', 'C2', 'main'), ('A000003', 'C3', 'main'), ('A000003', 'C2', 'co_applicant');
    insert into premises (premise_id, line1, line2, city, state, postcode, inside_city, read_route, read_sequence, lot_area_sqft,
      impervious_sqft, dwelling_units, latitude, longitude) values
      ('P1', '12 Mill Lane', 'Unit "B"', 'Alder Creek', 'OR', '97995', true, 'R1', 1, 1, 1, 1, 0, 0);
    insert into service_points (service_point_id, premise_id, service, in_service_on) values ('S1', 'P1', 'water', '2020-01-01');
    insert into service_agreements (agreement_id, account_id, service_point_id, tariff_code, start_on, stop_on, state) values
      ('G1', 'A000002', 'S1', 'W', '2020-01-01', '2024-06-30', 'stopped'), ('G2', 'A000001', 'S1', 'W', '2024-07-01', null, 'active');
    insert into meters values ('M50437966', 'water', 'Merrow', 'Disc', '5/8', '2020-01-01');
    insert into bills (bill_id, bill_number, account_id, kind, state, period_from, period_to, issued_on, due_on, currency, current_charges,
      taxes, total, settings_version) values
      (1, 'B0001234', 'A000001', 'migrated', 'issued', '2026-01-01', '2026-01-31', '2026-02-03', '2026-02-20', 'USD', 1, 0, 1, 1),
      (2, 'B0001299', 'A000001', 'migrated', 'draft', '2026-01-01', '2026-01-31', '2026-02-03', '2026-02-20', 'USD', 1, 0, 1, 1)`)
  api = await testApi(database)
})
afterAll(async () => {
  await api.close()
  await database.close()
})

interface Found {
  readonly groups: { readonly kind: string; readonly hits: { readonly id: string; readonly path: string }[] }[]
}

async function idsOf(q: string, role: 'auditor' | 'field' = 'auditor'): Promise<string[]> {
  const answer = await (await api.as(role)).get('/search', { query: { q } })
  expect(answer.statusCode).toBe(200)
  return answer.json<Found>().groups.flatMap((group) => group.hits.map((hit) => hit.id))
}

it.each<[string, string[]]>([
  // said              found
  ['A000001', ['A000001']],
  ['000001', ['A000001']],
  ['jurgen', ['A000001', 'C1']],
  ['JÜRGEN o', ['A000001', 'C1']],
  ["o'hara jürgen", ['A000001', 'C1']],
  ['ho', ['A000002', 'A000003', 'C2']],
  ['jo@example', ['A000001', 'C1']],
  ['555-0199', ['A000001', 'C1']],
  ['(541) 555 01', ['A000001', 'A000002', 'A000003', 'C2', 'C1']],
  ['12 mill', ['A000001', 'A000002', 'P1']],
  ['mill 97995', ['A000001', 'A000002', 'P1']],
  ['100% pure', ['A000003', 'C3']],
  ['10_% pure', []],
  ['m5043', ['M50437966']],
  ['b0001234', ['1']],
  ['b00012', ['1']],
  ['nobody at all', []],
  ['%%', []],
])('%s', async (q, ids) => {
  expect(await idsOf(q)).toEqual(ids)
})

it('bills are not for those who may not see them', async () => {
  expect(await idsOf('b0001234', 'field')).toEqual([])
})

it('one letter finds nothing, one ideograph the people who are called so', async () => {
  await database.pool.query(
    `insert into customers (customer_id, kind, given_name, family_name, mail_line1, mail_city, mail_state, mail_postcode, mail_country, customer_since)
     values ('C900001', 'person', '伟', '陈', '1 A St', 'Alder Creek', 'OR', '97000', 'US', '2020-01-01')`,
  )
  const clerk = await api.as('auditor')
  const found = async (q: string): Promise<string[]> =>
    (await clerk.get('/search', { query: { q } }))
      .json<{ groups: { hits: { id: string }[] }[] }>()
      .groups.flatMap((group) => group.hits.map((hit) => hit.id))
  expect(await found('a')).toEqual([])
  expect(await found('陈')).toContain('C900001')
})
