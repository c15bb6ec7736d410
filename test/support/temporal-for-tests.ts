import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { Connection } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time.js'
import { findTemporal } from '../../scripts/find-temporal.js'
import { startGuardian } from '../../scripts/guardian.js'
import { startTemporalServer } from '../../scripts/temporal-server.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** `host:port` of the run's Temporal server. */
    testTemporal: string
  }
}

/** For a test whose workflows would have the ids of another's: bill cycles of the same utility and month. */
export const SECOND_NAMESPACE = 'penstock-second'

/** On a server that somebody else started the namespace may be missing. */
async function addNamespace(address: string): Promise<void> {
  const connection = await Connection.connect({ address })
  try {
    const named = await connection.workflowService.listNamespaces({})
    if (named.namespaces?.some(({ namespaceInfo }) => namespaceInfo?.name === SECOND_NAMESPACE) === true) return
    await connection.workflowService.registerNamespace({
      namespace: SECOND_NAMESPACE,
      workflowExecutionRetentionPeriod: msToTs('1 day'),
    })
  } finally {
    await connection.close()
  }
}

/** Once per vitest run that has a test which needs it: one Temporal server, found the way `npm start` finds it. */
export default async function startTemporalForTests(project: TestProject): Promise<() => Promise<void>> {
  const found = await findTemporal({ log: (message) => console.log(message) })
  if (found.kind === 'running') {
    await addNamespace(found.address)
    project.provide('testTemporal', found.address)
    return async () => {}
  }
  const folder = mkdtempSync(join(tmpdir(), 'penstock-temporal-'))
  const guardian = startGuardian()
  guardian.removeAfter(folder)
  const server = await startTemporalServer({
    binary: found.binary,
    databaseFile: join(folder, 'temporal.db'),
    logFile: join(folder, 'temporal.log'),
    namespaces: [SECOND_NAMESPACE],
    guardian,
  })
  project.provide('testTemporal', server.address)
  return async () => {
    await server.stop()
    guardian.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
