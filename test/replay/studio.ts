import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js'
import type pg from 'pg'
import { migrate } from '../../db/migrate.js'
import { createPool } from '../../db/pool.js'
import { APPLICATION_ROLE, MIGRATOR_ROLE } from '../../db/roles.js'
import { sampleMeters } from '../../activities/remote-commands/sample-meters.js'
import type { Command } from '../../domain/kernel/command.js'
import { startEmbeddedPostgres } from '../../scripts/embedded-postgres.js'
import { findTemporal } from '../../scripts/find-temporal.js'
import { startGuardian } from '../../scripts/guardian.js'
import { startTemporalServer } from '../../scripts/temporal-server.js'
import { importAlderCreek } from '../support/bill-run.js'
import { until } from '../support/until.js'
import { workflowStatus } from '../support/workflow-status.js'
import { testWorker } from '../support/worker.js'

/** What a recording is made with: Penstock's own worker between a PostgreSQL and a Temporal server of the recording's own. */
export interface Studio {
  readonly pool: pg.Pool
  /** As the owner of the tables. */
  readonly owner: pg.Pool
  readonly client: Client
  readonly taskQueue: string
  /** Waits until the query's one value is this. */
  untilIs(sql: string, value: unknown): Promise<void>
  /** Does something while no worker runs and no signal is delivered. */
  withoutWorker(work: () => Promise<unknown>): Promise<void>
  /** Stops the worker, and starts it again with another size of chunks. */
  restartWorker(accountsPerChunk: number): Promise<void>
}

export interface Scene {
  /** Name of the file the history is kept in. */
  readonly name: string
  /** The sample utility on its first of September, or an empty database. */
  readonly data: 'alder creek' | 'empty'
  /** Limits of the Temporal server other than its own. */
  readonly dynamicConfig?: Readonly<Record<string, string>>
  /** Lives through it and returns the id of the workflow to keep, which has ended or is about to. */
  play(studio: Studio): Promise<string>
}

export interface Recording {
  readonly workflowId: string
  readonly history: unknown
}

export function command<Input>(input: Input): Command<Input> {
  return { key: randomUUID(), actor: { kind: 'user', id: 'U-RECORDER', name: 'Recorder' }, reason: 'recording', input }
}

/** Plays every scene on real servers, and gives each recording to `keep`. Everything it started ends with it. */
export async function record(scenes: readonly Scene[], keep: (scene: Scene, recordings: Recording[]) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'penstock-record-'))
  const guardian = startGuardian()
  guardian.removeAfter(folder)
  const postgres = await startEmbeddedPostgres({
    clusterFolder: join(folder, 'cluster'),
    logFile: join(folder, 'postgresql.log'),
    durability: 'relaxed',
    guardian,
  })
  const found = await findTemporal({ env: { ...process.env, TEMPORAL_ADDRESS: '' } })
  if (found.kind === 'running') throw new Error('recordings are made on a server of their own')
  // The servers are no reason for Node.js to stay; what is awaited of them is.
  const awake = setInterval(() => {}, 60_000)
  try {
    const cluster = createPool(postgres.connectionString('postgres'), { max: 1 })
    for (const data of ['empty', 'alder_creek']) {
      await cluster.query(`create database ${data}`)
      await migrate(postgres.connectionString(data))
    }
    await cluster.query(`alter role ${APPLICATION_ROLE} login`)
    const sample = createPool(postgres.connectionString('alder_creek', APPLICATION_ROLE), { max: 4 })
    await importAlderCreek(sample, '2026-09-01')
    await sample.end()
    for (const [index, scene] of scenes.entries()) {
      const database = `scene_${index}`
      await cluster.query(`create database ${database} template ${scene.data.replace(' ', '_')} owner ${MIGRATOR_ROLE}`)
      const temporal = await startTemporalServer({
        binary: found.binary,
        logFile: join(folder, `${database}.log`),
        guardian,
        ...(scene.dynamicConfig === undefined ? {} : { dynamicConfig: scene.dynamicConfig }),
      })
      const pool = createPool(postgres.connectionString(database, APPLICATION_ROLE), { max: 8 })
      const owner = createPool(postgres.connectionString(database), { max: 1 })
      keep(scene, await playScene(scene, { pool, owner }, temporal.address))
      await Promise.all([pool.end(), owner.end()])
      await temporal.stop()
    }
    await cluster.end()
  } finally {
    await postgres.stop()
    clearInterval(awake)
    guardian.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function playScene(scene: Scene, { pool, owner }: Pick<Studio, 'pool' | 'owner'>, address: string): Promise<Recording[]> {
  const connection = await Connection.connect({ address })
  const client = new Client({ connection })
  const place = { address, namespace: 'default', taskQueue: 'recorded', client }
  const meters = sampleMeters()
  let worker = await testWorker({ pool }, place, { meters })
  try {
    const workflowId = await scene.play({
      pool,
      owner,
      client,
      taskQueue: place.taskQueue,
      untilIs: async (sql, value) => {
        const ask = async (): Promise<unknown> => (await pool.query<[unknown]>({ text: sql, rowMode: 'array' })).rows[0]?.[0]
        await until(`${sql} is ${String(value)}`, ask, (answer) => answer === value, 120_000)
      },
      withoutWorker: async (work) => {
        await worker.stop()
        await work()
        worker = await testWorker({ pool }, place, { meters })
      },
      restartWorker: async (accountsPerChunk) => {
        await worker.stop()
        worker = await testWorker({ pool }, place, { accountsPerChunk, meters })
      },
    })
    return await historiesOf(client, workflowId)
  } finally {
    await worker.stop()
    await connection.close()
  }
}

/** The histories of a workflow and of those it continued as, oldest first, once the last has ended. */
async function historiesOf(client: Client, workflowId: string): Promise<Recording[]> {
  await until(
    `${workflowId} has ended`,
    () => workflowStatus(client, workflowId),
    (status) => status !== 'NONE' && status !== 'RUNNING' && status !== 'CONTINUED_AS_NEW',
    120_000,
  )
  const recordings: Recording[] = []
  let runId = await firstRunOf(client, workflowId)
  while (runId !== undefined) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory()
    recordings.push({ workflowId, history: JSON.parse(historyToJSON(history)) as unknown })
    const last = history.events?.at(-1)
    runId = last?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId ?? undefined
  }
  return recordings
}

async function firstRunOf(client: Client, workflowId: string): Promise<string | undefined> {
  const history = await client.workflow.getHandle(workflowId).fetchHistory()
  return history.events?.[0]?.workflowExecutionStartedEventAttributes?.firstExecutionRunId ?? undefined
}
