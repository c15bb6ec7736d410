import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { findTemporal } from '../../scripts/find-temporal.js'
import { startGuardian } from '../../scripts/guardian.js'
import { startTemporalServer } from '../../scripts/temporal-server.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** `host:port` of the run's Temporal server. */
    testTemporal: string
  }
}

/** Once per vitest run that has a test which needs it: one Temporal server, found the way `npm start` finds it. */
export default async function startTemporalForTests(project: TestProject): Promise<() => Promise<void>> {
  const found = await findTemporal({ log: (message) => console.log(message) })
  if (found.kind === 'running') {
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
    guardian,
  })
  project.provide('testTemporal', server.address)
  return async () => {
    await server.stop()
    guardian.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
