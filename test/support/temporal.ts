import { randomBytes } from 'node:crypto'
import { Client, Connection } from '@temporalio/client'
import { inject } from 'vitest'
import type { SECOND_NAMESPACE } from './temporal-for-tests.js'

export interface TestTemporal {
  /** `host:port` of the server that all test files of the run share. */
  readonly address: string
  readonly namespace: string
  /** A task queue of its own, so that no other test's worker takes the work. */
  readonly taskQueue: string
  /** Put it into every workflow id: the server is shared. */
  readonly unique: string
  readonly client: Client
  /** Closes the client's connection; call it in `afterAll`. */
  close(): Promise<void>
}

/** The run's Temporal server, with a client and names that no other test uses. Its time never skips. */
export async function testTemporal(namespace: 'default' | typeof SECOND_NAMESPACE = 'default'): Promise<TestTemporal> {
  const address = inject('testTemporal')
  const unique = randomBytes(6).toString('hex')
  const connection = await Connection.connect({ address })
  return {
    address,
    namespace,
    taskQueue: `test-${unique}`,
    unique,
    client: new Client({ connection, namespace }),
    close: () => connection.close(),
  }
}
