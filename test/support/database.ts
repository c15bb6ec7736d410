import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { inject } from 'vitest'
import { createPool, type Database, databaseOn } from '../../db/pool.js'
import { APPLICATION_ROLE, READER_ROLE } from '../../db/roles.js'
import { TEMPLATE_DATABASE } from './cluster.js'

export interface TestDatabase {
  readonly name: string
  /** As the application connects: `penstock_app`, owner of nothing. */
  readonly connectionString: string
  /** As the superuser, for preparing what the application may not. */
  readonly adminConnectionString: string
  /** As `penstock_reader`. */
  readonly readerConnectionString: string
  readonly pool: pg.Pool
  readonly adminPool: pg.Pool
  /** Typed queries over `pool`. */
  readonly db: Database
  /** Ends the pools: what is in it can be copied from now on. */
  rest(): Promise<void>
  /** Ends the pools and drops the database; call it in `afterAll`. */
  close(): Promise<void>
}

/**
 * A migrated, empty database of its own for one test file:
 * `const database = await testDatabase()` at the top or in `beforeAll`, `afterAll(() => database.close())`.
 * With `{ migrated: false }` it has nothing in it, for tests of the migrations themselves; with `{ copyOf }` everything that another one
 * has, which rests.
 */
export async function testDatabase(options: { migrated?: boolean; copyOf?: TestDatabase } = {}): Promise<TestDatabase> {
  const clusterAddress = inject('testCluster')
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`
  const template = options.copyOf?.name ?? (options.migrated === false ? 'template0' : TEMPLATE_DATABASE)
  await onCluster(clusterAddress, `create database ${name} owner penstock_migrator template ${template}`)
  const addressFor = (user: string): string => {
    const url = new URL(clusterAddress)
    url.username = user
    url.pathname = `/${name}`
    return url.toString()
  }
  const connectionString = addressFor(APPLICATION_ROLE)
  const adminConnectionString = addressFor('postgres')
  const pool = createPool(connectionString, { max: 10, applicationName: 'penstock test' })
  const adminPool = createPool(adminConnectionString, { max: 2, applicationName: 'penstock test admin' })
  let ended: Promise<unknown> | undefined
  const rest = async (): Promise<void> => {
    ended ??= Promise.all([pool.end(), adminPool.end()])
    await ended
  }
  return {
    name,
    connectionString,
    adminConnectionString,
    readerConnectionString: addressFor(READER_ROLE),
    pool,
    adminPool,
    db: databaseOn(pool),
    rest,
    close: async () => {
      await rest()
      await onCluster(clusterAddress, `drop database ${name} with (force)`)
    },
  }
}

async function onCluster(address: string, statement: string): Promise<void> {
  const pool = createPool(address, { max: 1 })
  try {
    await pool.query(statement)
  } finally {
    await pool.end()
  }
}
