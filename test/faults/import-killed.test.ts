import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type pg from 'pg'
import { createPool } from '../../db/pool.js'
import { checkLedger } from '../../db/ledger/invariant-store.js'
import { type LocalPlace, type LocalStart, localPlace, until, untilReady } from '../support/local-system.js'
import { type HeldSteps, holdSteps } from './support/held-steps.js'

// The worker is killed three times in one import: while rows are read, while the set is checked, while it is written. Each time
// nothing of it is there; in the end all of it is, once.

const ACCOUNTS = 1_000
const POINTS = [
  ['rows are read', 'Reading bill_history.csv'],
  ['the set is checked', 'Checking the set as a whole'],
  ['it is written', 'Writing bill_history.csv'],
] as const

let place: LocalPlace
let system: LocalStart
let owner: pg.Pool
let holder: pg.PoolClient
let held: HeldSteps
let command: Promise<{ status: number | null; stdout: string; stderr: string }>

beforeAll(async () => {
  place = await localPlace()
  system = place.start()
  await untilReady(system)
  owner = createPool(place.ownerDatabaseUrl(), { max: 2 })
  holder = await owner.connect()
  held = await holdSteps(
    holder,
    POINTS.map(([, step]) => step),
  )
  command = place.penstock('demo', 'generate', '--accounts', String(ACCOUNTS), '--seed', '20', '--json')
})
afterAll(async () => {
  holder.release()
  await owner.end()
  await place.close()
})

describe('an import whose worker is killed', () => {
  it.each(POINTS)('leaves nothing when it happens while %s', async (_what, step) => {
    await held.reached(step)
    const before = place.part('worker').pid
    place.kill('worker')
    await held.letGo(step)
    expect(await written()).toBe(0)
    await until('the worker is back', system, () => place.part('worker').pid !== before)
    expect(await written()).toBe(0)
  })

  it('is carried through by the next worker, once', async () => {
    const { status, stdout } = await command
    expect(status).toBe(0)
    const page = JSON.parse(stdout) as { state: string; counts: { files: { file: string; rows: number; written: number }[] } }
    expect(page.state).toBe('completed')
    for (const { file, rows, written: done } of page.counts.files) expect([file, done]).toEqual([file, rows])
    const rowsOf = (file: string): number => page.counts.files.find((entry) => entry.file === file)?.rows ?? -1
    const { rows } = await owner.query(
      `select (select count(*) from accounts) as accounts, (select count(*) from reads) as reads, (select count(*) from bill_segments) as history,
         (select count(*) from open_items) as items, (select count(*) from imports) as imports, (select count(*) from utility) as utilities`,
    )
    expect(rows).toEqual([
      {
        accounts: ACCOUNTS,
        reads: rowsOf('reads.csv'),
        history: rowsOf('bill_history.csv'),
        items: rowsOf('open_items.csv'),
        imports: 1,
        utilities: 1,
      },
    ])
    expect((await checkLedger(owner)).filter((result) => result.rows > 0).map((result) => result.name)).toEqual([])
  })
})

/** Rows of everything an import writes but its own record. */
async function written(): Promise<number> {
  const { rows } = await owner.query<{ written: number }>(
    `select (select count(*) from utility) + (select count(*) from customers) + (select count(*) from reads) + (select count(*) from bills)
       + (select count(*) from journal_entries) + (select count(*) from open_items) + (select count(*) from import_findings) as written`,
  )
  return rows[0]?.written ?? -1
}
