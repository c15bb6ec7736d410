import { afterAll, beforeAll, expect, test } from 'vitest'
import { governingPolicy } from '../../db/policy/governing-policy.js'
import { RefusedError } from '../../domain/kernel/outcome.js'
import type { PolicyPack } from '../../domain/policy/policy-pack.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { seedUtility } from '../../test/support/ledger.js'
import { confirmRow } from './confirm-row.js'
import { type DecideVersionInput, decideVersion } from './decide-version.js'
import { draftPack } from './draft-pack.js'

const ROW = {
  key: 'medical.length',
  value: 30,
  from: null,
  to: null,
  citation: 'section 1',
  mark: 'S',
  says: 'Thirty days.',
} as const
const STATE: PolicyPack = {
  pack: 'state',
  name: 'The state',
  level: 'state',
  jurisdiction: 'XX',
  read_on: '2026-01-01',
  rows: [ROW],
}
const CITY: PolicyPack = {
  ...STATE,
  pack: 'city',
  name: 'The city',
  level: 'utility',
  entity: 'municipal',
  extends: ['state'],
  rows: [{ ...ROW, value: 45 }],
}

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-15')
})
afterAll(() => database.close())

let count = 0
const command = <Input>(by: string, input: Input, key = `key-${(count += 1)}`) => ({
  key,
  actor: { kind: 'user' as const, id: by, name: by },
  reason: 'A test of it',
  input,
})
const draft = (pack: PolicyPack, key?: string) => draftPack(database.pool, command('ann', { file: JSON.stringify(pack) }, key))
const decide = (by: string, input: DecideVersionInput, key?: string) => decideVersion(database.pool, command(by, input, key))
const refusal = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof RefusedError) return error.refusal.code
      throw error
    },
  )
const governs = async (day: string) => {
  const found = await governingPolicy(database.pool, day)
  return found.ok ? found.value.chain.map(({ version, document }) => `${document.pack} ${version}`) : found.refusal.code
}
async function release(pack: PolicyPack, on: string): Promise<number> {
  const { version } = await draft(pack)
  await decide('ann', { pack: pack.pack, version, act: 'propose' })
  await decide('ben', { pack: pack.pack, version, act: 'release', on })
  return version
}

test('a pack is handed in once, proposed by one person and released by another', async () => {
  expect(await refusal(draft(CITY))).toBe('POLICY_INVALID')
  const first = await draft(STATE, 'hand-in')
  expect(await draft(STATE, 'hand-in')).toEqual(first)
  expect(await refusal(draft(STATE))).toBe('POLICY_UNCHANGED')
  const of = { pack: 'state', version: 1 }
  expect(await refusal(decide('ben', { ...of, act: 'release' }))).toBe('POLICY_STATE')
  const proposed = await decide('ann', { ...of, act: 'propose' }, 'propose')
  expect(await decide('ann', { ...of, act: 'propose' }, 'propose')).toEqual(proposed)
  expect(await refusal(draft({ ...STATE, name: 'Another' }))).toBe('POLICY_STATE')
  expect(await refusal(decide('ann', { ...of, act: 'release' }))).toBe('POLICY_OWN_RELEASE')
  await decide('ben', { ...of, act: 'release', on: '2020-01-01' }, 'release')
  await decide('ben', { ...of, act: 'release', on: '2020-01-01' }, 'release')
  expect(await governs('2026-09-15')).toBe('POLICY_NOT_GOVERNED')
  const events = await database.pool.query('select event, recorded_by from policy_events order by event_id')
  expect(events.rows).toEqual([
    { event: 'draft', recorded_by: 'ann' },
    { event: 'propose', recorded_by: 'ann' },
    { event: 'release', recorded_by: 'ben' },
  ])
})

test('the chain of a day: its versions begin on their day, and a withdrawn one lets the one before hold again', async () => {
  await release(CITY, '2024-02-29')
  expect(await governs('2024-02-28')).toBe('POLICY_NOT_GOVERNED')
  expect(await governs('2024-02-29')).toEqual(['state 1', 'city 1'])
  const later = { ...CITY, rows: [{ ...ROW, value: 60 }] }
  const draftOf = await draft(later)
  await decide('ann', { ...draftOf, act: 'propose' })
  expect(await refusal(decide('ben', { ...draftOf, act: 'release', on: '2026-09-14' }))).toBe('POLICY_IN_PAST')
  await decide('ben', { ...draftOf, act: 'release', on: '2026-12-31' })
  expect(await governs('2026-12-30')).toEqual(['state 1', 'city 1'])
  expect(await governs('2026-12-31')).toEqual(['state 1', 'city 2'])
  await decide('ben', { ...draftOf, act: 'withdraw', on: '2027-02-01' })
  expect(await governs('2027-01-31')).toEqual(['state 1', 'city 2'])
  expect(await governs('2027-02-01')).toEqual(['state 1', 'city 1'])
})

test('what would leave the packs in force unfit is refused', async () => {
  const rival = await draft({ ...CITY, pack: 'town' })
  await decide('ann', { ...rival, act: 'propose' })
  expect(await refusal(decide('ben', { ...rival, act: 'release', on: '2027-05-01' }))).toBe('POLICY_OTHER_GOVERNS')
  const stricter = await draft({ ...STATE, rows: [{ ...ROW, value: 50 }] })
  await decide('ann', { ...stricter, act: 'propose' })
  expect(await refusal(decide('ben', { ...stricter, act: 'release', on: '2027-05-01' }))).toBe('POLICY_NARROWER_WEAKENED')
  expect(await refusal(decide('ben', { pack: 'state', version: 1, act: 'withdraw', on: '2027-05-01' }))).toBe(
    'POLICY_STILL_NEEDED',
  )
  const example = await draft({ ...STATE, pack: 'example', is_example: true, rows: [{ ...ROW, mark: 'G' }] })
  expect(await refusal(decide('ann', { ...example, act: 'propose' }))).toBe('POLICY_IS_EXAMPLE')
})

test('a row of secondary sources is confirmed once, by name and date, for every version that says the same', async () => {
  const confirm = (key?: string) =>
    confirmRow(
      database.pool,
      command(
        'ann',
        {
          pack: 'state',
          version: 1,
          row: 0,
          confirmedBy: 'Dana Reyes, counsel',
          confirmedOn: '2026-09-10',
          source: 'Code of 2026',
        },
        key,
      ),
    )
  const first = await confirm('confirm')
  expect(await confirm('confirm')).toEqual(first)
  expect(await refusal(confirm())).toBe('POLICY_CONFIRMED')
  const hashes = await database.pool.query<{ version: number; confirmed: boolean }>(
    `select r.version, c.row_hash is not null as confirmed from policy_rows r left join policy_confirmations c using (pack_code, row_hash)
     where r.pack_code = 'state' order by 1`,
  )
  expect(hashes.rows).toEqual([
    { version: 1, confirmed: true },
    { version: 2, confirmed: false },
  ])
})

test.each([
  ["update policy_versions set released_by = proposed_by where pack_code = 'town'", /check constraint|PENSTOCK_STATE/],
  [
    "update policy_versions set state = 'draft', effective_from = '2020-01-01' where pack_code = 'city' and version = 1",
    /PENSTOCK_STATE/,
  ],
  [
    "update policy_versions set state = 'withdrawn', effective_from = '2020-01-01' where pack_code = 'city' and version = 1",
    /PENSTOCK_IMMUTABLE/,
  ],
  ["update policy_versions set document = '{}'", /permission denied/],
  ['delete from policy_rows', /permission denied/],
  [
    "update policy_versions set state = 'released', released_by = 'ann', released_at = now(), effective_from = '2027-01-01' where pack_code = 'town'",
    /policy_versions_check/,
  ],
])('the database refuses: %s', async (sql, message) => {
  await expect(database.pool.query(sql)).rejects.toThrow(message)
})
