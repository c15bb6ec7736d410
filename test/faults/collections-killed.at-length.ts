import { Client, Connection } from '@temporalio/client'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '../../db/migrate.js'
import { createPool } from '../../db/pool.js'
import { APPLICATION_ROLE, MIGRATOR_ROLE } from '../../db/roles.js'
import { factsThatDiffer } from '../support/all-rows.js'
import { expectSoundBooks } from '../support/invariants.js'
import { metersThat } from '../support/remote-meters.js'
import { administratorToken } from './support/administrator-token.js'
import { playCollections, seedCollectionsAtWork } from './support/collections-at-work.js'
import { type Blow, killAtEachStep, nameOfStep } from './support/killed-at-each-step.js'
import { type OwnPlace, type OwnSystem, ownPlace, ownSystem } from './support/own-system.js'
import { sampleMetersServer } from './support/sample-meters-server.js'

// The worker is killed with SIGKILL at each step of each workflow of collections: dunning, remote commands, payment plans, sweeps of late
// fees, deposits and write-offs, and the trial of a policy; once before PostgreSQL has the commit of the step and once after it. The year ends
// with the rows of a year that was left alone, in every table.

const ORIGINAL = 'original'
const AT_MOST = 2 * 3_600_000

/**
 * Signals may come twice. Which letters a round of printing took, whether a meter answered before anybody waited for it, how soon the
 * end of a month that the clock jumped over is worked out, and whether the arrears of a date were written down before or after a plan broke
 * on it, are matters of seconds.
 */
const NOT_FACTS = {
  outbox: 'true',
  letter_batches: 'true',
  message_attempts: `detail like 'Letter batch%'`,
  stored_files: `name like 'letters-%'`,
  stored_file_chunks: `file_id in (select file_id from stored_files where name like 'letters-%')`,
  processes: `kind = 'message_delivery'`,
  process_steps: `process_id like 'deliver-messages/%' or sentence like 'Waits for the meter%'`,
  arrears_days: `source = 'ledger'`,
  arrears_lines: 'true',
}

let place: OwnPlace
let token: string
beforeAll(async () => {
  place = await ownPlace()
  const { postgres } = place
  await postgres.onCluster(`create database ${ORIGINAL} owner ${MIGRATOR_ROLE}`)
  await migrate(postgres.address(ORIGINAL))
  const pool = createPool(postgres.address(ORIGINAL, APPLICATION_ROLE), { max: 2 })
  const admin = createPool(postgres.address(ORIGINAL), { max: 2 })
  await seedCollectionsAtWork(pool, admin)
  await Promise.all([pool.end(), admin.end()])
  token = await administratorToken(postgres, ORIGINAL)
})
afterAll(() => place?.close())

interface Played {
  readonly system: OwnSystem
  readonly blows: readonly Blow[]
  /** How often each command arrived at the meters. */
  readonly arrivals: ReadonlyMap<string, number>
  readonly switchOfA2: string
}

/** Plays the year on a copy of its own. The system is left stopped but for its database. */
async function played(database: string, isKilled: boolean): Promise<Played> {
  await place.postgres.copy(ORIGINAL, database)
  const meters = metersThat()
  const gateway = await sampleMetersServer(meters)
  const system = await ownSystem(place, { database, token, accountsPerChunk: 500, meterGatewayUrl: gateway.url })
  const connection = await Connection.connect({ address: system.temporal.address })
  const pool = createPool(place.postgres.address(database, APPLICATION_ROLE), { max: 2 })
  const { blows, alive } = isKilled ? killAtEachStep(system) : { blows: [], alive: () => Promise.resolve() }
  try {
    await playCollections({ pool, admin: system.pool, temporal: new Client({ connection }), alive })
    await expectSoundBooks(pool)
    return { system, blows, arrivals: meters.arrivals, switchOfA2: meters.switchOf('M2') }
  } finally {
    await Promise.all([pool.end(), connection.close(), gateway.close()])
  }
}

/** The kinds of steps that processes took by themselves. */
async function stepsTaken(pool: pg.Pool): Promise<string[]> {
  const found = await pool.query<{ process: string; key: string; step: string }>(
    `select process_id as process, step_key as key, step from process_steps where actor = 'Penstock'`,
  )
  return [...new Set(found.rows.map(({ process, key, step }) => nameOfStep(process, key, step)))]
}

test('a year of collections whose worker is killed at each step is the year that was left alone', {
  timeout: AT_MOST,
}, async () => {
  const leftAlone = await played('left_alone', false)
  await leftAlone.system.close()
  const killed = await played('killed', true)
  await killed.system.close()
  const one = createPool(place.postgres.address('left_alone'), { max: 1 })
  const other = createPool(place.postgres.address('killed'), { max: 1 })
  try {
    for (const { steps, moment } of killed.blows) console.log(`killed ${moment}: ${steps.join(', ')}`)
    expect(await factsThatDiffer(one, other, NOT_FACTS)).toEqual({})
    expect([...killed.arrivals.values()]).toEqual([...leftAlone.arrivals.values()])
    expect(new Set(killed.arrivals.values())).toEqual(new Set([1]))
    expect(killed.switchOfA2).toBe(leftAlone.switchOfA2)
    const steps = await stepsTaken(one)
    for (const moment of ['before commit', 'after commit'] as const) {
      const struck = killed.blows.filter((blow) => blow.moment === moment).flatMap((blow) => blow.steps)
      expect(
        steps.filter((step) => !struck.includes(step)),
        moment,
      ).toEqual([])
    }
  } finally {
    await Promise.all([one.end(), other.end()])
  }
})
