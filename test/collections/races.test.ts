import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { expectSoundBooks } from '../support/invariants.js'
import { RACES, race } from './races.js'

// A few of each kind here; `npm run races:collections` runs a thousand.
const COUNT = Number(process.env.RACES ?? 36)
const SEED = Number(process.env.SEED ?? 1)

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

it(
  `${COUNT} races of a payment, a plan, a hold and a protection against notice, order and cut`,
  async () => {
    const raced = await race(database, { count: COUNT, seed: SEED })
    expect(raced.flatMap(({ wrong }) => wrong)).toEqual([])
    expect(raced.length).toBe(COUNT)
    // One side that always wins would prove nothing.
    const outcomes = new Set(raced.map(({ kind, first, collection }) => `${kind}: ${first} first, ${collection}`))
    for (const kind of RACES.filter((each) => each.endsWith('cut'))) {
      expect([...outcomes]).toContain(`${kind}: collection first, ok`)
      expect([...outcomes]).toContain(`${kind}: other first, CUT_NOT_LAWFUL`)
    }
    await expectSoundBooks(database.pool)
  },
  COUNT * 2_000,
)
