import { Client, Connection } from '@temporalio/client'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createPool } from '../../db/pool.js'
import { billCycleWorkflowId } from '../../workflows/billing/contract.js'
import { expectSoundBooks } from '../support/invariants.js'
import { workflowStatus } from '../support/workflow-status.js'
import { type BusinessRows, businessRows, differingRows } from './support/business-rows.js'
import {
  approveAndEnd,
  approveRun,
  endWindow,
  isMidway,
  reachReadDay,
  seenRun,
  startRun,
  strikeAt,
  survivors,
} from './support/killed-run.js'
import { ONE_CYCLE, utilityInOneCycle } from './support/one-cycle.js'
import { untilRunIs } from './support/observed-run.js'
import { type OwnPlace, type OwnSystem, ownPlace, ownSystem } from './support/own-system.js'

// A bill run whose worker, API, PostgreSQL or Temporal is killed without warning in the middle ends by itself with the rows of a run that
// was left alone: the same hash over every business row, ids and recording times apart.

const ORIGINAL = 'original'
const LEFT_ALONE = 'left_alone'
/** Two partitions, so that two chunks are under way when something dies. */
const RECIPE = { accounts: 2_100, seed: 7, historyMonths: 13 }
const ACCOUNTS_PER_CHUNK = 50

let place: OwnPlace
let token: string
let expected: BusinessRows
let system: OwnSystem

beforeAll(async () => {
  place = await ownPlace()
  token = await utilityInOneCycle(place.postgres, ORIGINAL, RECIPE)
  system = await copiedSystem(LEFT_ALONE, 500)
  await startRun(system)
  const run = await approveAndEnd(system)
  if (run.accounts !== RECIPE.accounts || run.issued <= 1_900) throw new Error(`the undisturbed run: ${JSON.stringify(run)}`)
  await expectSoundBooks(system.pool)
  expected = await businessRows(system.pool)
  await system.close()
})
afterAll(() => place?.close())

/** Penstock on a copy of the utility as it was before any run, at the day of the read. */
async function copiedSystem(database: string, accountsPerChunk = ACCOUNTS_PER_CHUNK): Promise<OwnSystem> {
  await place.postgres.copy(ORIGINAL, database)
  const copied = await ownSystem(place, { database, token, accountsPerChunk })
  await reachReadDay(copied)
  return copied
}

async function expectSameAsLeftAlone(): Promise<void> {
  const found = await businessRows(system.pool)
  if (JSON.stringify(found) !== JSON.stringify(expected)) {
    const leftAlone = createPool(place.postgres.address(LEFT_ALONE), { max: 1 })
    const different = await differingRows(leftAlone, system.pool)
    await leftAlone.end()
    expect(different).toEqual({})
  }
  expect(found).toEqual(expected)
  await expectSoundBooks(system.pool)
}

/** Nobody writes lines of bills until the test lets go; they can be read. */
async function holdLines(database: string): Promise<() => Promise<void>> {
  const pool = createPool(place.postgres.address(database), { max: 1 })
  const owner = await pool.connect()
  await owner.query('begin')
  await owner.query('lock table bill_lines in share row exclusive mode')
  return async () => {
    await owner.query('rollback')
    owner.release()
    await pool.end()
  }
}

async function expectMidway(what: 'computing' | 'issuing'): Promise<void> {
  const run = await seenRun(system)
  expect({ ...run, midway: isMidway(run, what) }).toMatchObject({ midway: true })
}

test('one digit of one row among all would be seen', async () => {
  const pool = createPool(place.postgres.address(LEFT_ALONE), { max: 1 })
  const client = await pool.connect()
  await client.query('begin')
  await client.query('set local session_replication_role = replica')
  const one = `(select bill_id, line_no from bill_lines join bills using (bill_id) where run_id is not null order by 1, 2 limit 1)`
  await client.query(`update bill_lines set rate = rate + 0.000001 where (bill_id, line_no) in ${one}`)
  const found = await businessRows(client)
  client.release(true)
  await pool.end()
  const differing = Object.keys(expected).filter((table) => found[table]?.sha256 !== expected[table]?.sha256)
  expect(differing).toEqual(['lines'])
})

describe('killed in the middle of a run', () => {
  afterEach(() => system.close())

  test('the worker: while it writes and after PostgreSQL has committed, computing and issuing', async () => {
    system = await copiedSystem('worker_killed')
    const dies = async (point: Parameters<typeof strikeAt>[1], what: 'computing' | 'issuing'): Promise<void> => {
      await strikeAt(system, point, () => system.kill('worker'))
      await expectMidway(what)
      await system.restart('worker')
    }
    await startRun(system)
    await dies({ statement: /^copy bill_lines /, moment: 'during', nth: 9 }, 'computing')
    await dies({ statement: /^copy bill_lines /, moment: 'after commit', nth: 9 }, 'computing')
    const { runId } = await untilRunIs(system.pool, 'review')
    await approveRun(system, runId)
    await dies({ statement: /^copy billed_periods /, moment: 'before commit', nth: 9 }, 'issuing')
    await dies({ statement: /^copy billed_periods /, moment: 'after commit', nth: 9 }, 'issuing')
    await untilRunIs(system.pool, 'open')
    await endWindow(system)
    await expectSameAsLeftAlone()
  })

  test('the API: after it committed and before it answered, and while the worker computes', async () => {
    system = await copiedSystem('api_killed')
    const diesAfterCommit = async (statement: RegExp, command: () => Promise<unknown>): Promise<void> => {
      const struck = system.proxies.api.at({ statement, moment: 'after commit', nth: 1 }, () => {
        system.kill('api')
        return 'cut'
      })
      await expect(command()).rejects.toThrow('Nothing answers')
      await struck
      await system.restart('api')
    }
    // The worker computes while the API comes back; held at its first lines, it cannot be done before the next blow.
    const letLinesGo = await holdLines('api_killed')
    await diesAfterCommit(/^insert into bill_runs /, () => startRun(system, 'start'))
    // The same key has the first answer: one run, begun once.
    const { runId } = await seenRun(system)
    expect(await startRun(system, 'start')).toBe(runId)

    const point = { statement: /^copy bill_lines /, moment: 'after commit', nth: 3 } as const
    const struck = strikeAt(system, point, () => system.kill('api'), false)
    await letLinesGo()
    await struck
    await expectMidway('computing')
    await system.restart('api')

    await untilRunIs(system.pool, 'review')
    await diesAfterCommit(/^update bill_runs /, () => approveRun(system, runId, 'approve'))
    await approveRun(system, runId, 'approve')
    await untilRunIs(system.pool, 'open')
    await endWindow(system)
    await expectSameAsLeftAlone()
  })

  test('PostgreSQL: while it takes rows, at a commit, computing and issuing', async () => {
    system = await copiedSystem('postgres_killed')
    const live = survivors(system)
    const dies = async (point: Parameters<typeof strikeAt>[1], what: 'computing' | 'issuing'): Promise<void> => {
      let killed: Promise<void> | undefined
      await strikeAt(system, point, () => {
        killed = place.postgres.kill()
      })
      await killed
      await place.postgres.restart()
      await expectMidway(what)
    }
    await startRun(system)
    await dies({ statement: /^copy bill_lines /, moment: 'during', nth: 9 }, 'computing')
    await dies({ statement: /^copy bill_lines /, moment: 'after commit', nth: 9 }, 'computing')
    const { runId } = await untilRunIs(system.pool, 'review')
    await approveRun(system, runId)
    await dies({ statement: /^copy billed_periods /, moment: 'during', nth: 9 }, 'issuing')
    await untilRunIs(system.pool, 'open')
    await endWindow(system)
    expect(live()).toEqual({ api: true, worker: true })
    await expectSameAsLeftAlone()
  })

  test('Temporal: computing and issuing; pages that read go on meanwhile', async () => {
    system = await copiedSystem('temporal_killed')
    const live = survivors(system)
    const dies = async (statement: RegExp, what: 'computing' | 'issuing'): Promise<void> => {
      let killed: Promise<void> | undefined
      const kill = (): void => {
        killed = system.temporal.kill()
      }
      await strikeAt(system, { statement, moment: 'after commit', nth: 3 }, kill, false)
      await expectMidway(what)
      await killed
      expect(await system.client.call('/bill-runs/1')).toMatchObject({ id: 1 })
      await system.temporal.restart()
    }
    const runId = await startRun(system)
    await dies(/^copy bill_lines /, 'computing')
    await untilRunIs(system.pool, 'review')
    await approveRun(system, runId)
    await dies(/^copy billed_periods /, 'issuing')
    await untilRunIs(system.pool, 'open')
    await endWindow(system)
    expect(live()).toEqual({ api: true, worker: true })
    await expectSameAsLeftAlone()
  })

  test('Temporal with all it knew: the run is begun again from PostgreSQL', async () => {
    system = await copiedSystem('temporal_lost')
    await startRun(system)
    let killed: Promise<void> | undefined
    const kill = (): void => {
      killed = system.temporal.kill()
    }
    await strikeAt(system, { statement: /^copy bill_lines /, moment: 'after commit', nth: 3 }, kill, false)
    await expectMidway('computing')
    await killed
    await system.temporal.restart({ empty: true })
    const connection = await Connection.connect({ address: system.temporal.address })
    const status = (): Promise<string> =>
      workflowStatus(new Client({ connection }), billCycleWorkflowId(ONE_CYCLE.billCycle, ONE_CYCLE.readDate))
    expect(await status()).toBe('NONE')
    await approveAndEnd(system)
    expect(await status()).not.toBe('NONE')
    await connection.close()
    const told = await system.pool.query(`select step from process_steps where step_key like 'begun-again/%'`)
    expect(told.rows).toEqual([{ step: 'computing' }])
    await expectSameAsLeftAlone()
  })
})
