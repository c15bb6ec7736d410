import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { startChangeFeed } from '../api/events/change-feed.js'
import { buildServer } from '../api/server.js'
import { createPool } from '../db/pool.js'
import type { ApiConfiguration } from './config.js'
import { openApplicationPool } from './database-access.js'
import { installationFolder } from './installation.js'
import { endWithin, letGo, openGate, tellReady, untilToldToStop } from './lifeline.js'
import { createLogger } from './logger.js'
import { temporalAccess } from './temporal-client.js'

const END_MS = 10_000

/** The API process: serves until it is told to stop, then finishes the requests under way. */
export async function runApi(configuration: ApiConfiguration): Promise<void> {
  const logger = createLogger('api', configuration.logLevel)
  const stop = untilToldToStop()
  const pool = await openApplicationPool(configuration.databaseUrl, {
    max: configuration.databasePoolSize,
    applicationName: 'penstock api',
    logger,
  })
  const readerPool =
    configuration.databaseReaderUrl === undefined
      ? undefined
      : createPool(configuration.databaseReaderUrl, {
          max: 4,
          applicationName: 'penstock api reader',
          statementTimeoutMs: 120_000,
        })
  const temporal = temporalAccess(configuration.temporalAddress, configuration.temporalNamespace)
  const changes = startChangeFeed(pool)
  const app = await buildServer({
    pool,
    changes,
    readerPool,
    temporal: () => temporal.client(),
    logger,
    isOpen: openGate(),
    config: {
      publicUrl: configuration.publicUrl,
      consoleFolder: builtFolder(configuration.consoleFolder, 'admin-ui'),
      portalFolder: builtFolder(configuration.portalFolder, 'portal'),
      temporalUiUrl: configuration.temporalUiUrl,
      temporalNamespace: configuration.temporalNamespace,
      trustedProxies: configuration.trustedProxies,
      metricsFrom: configuration.metricsFrom,
      identifierKey: configuration.identifierKey,
    },
  })
  await app.listen({ host: configuration.host, port: configuration.port })
  logger.info({ host: configuration.host, port: configuration.port }, 'the API serves')
  tellReady()
  logger.info({ why: await stop }, 'the API stops')
  endWithin(END_MS)
  // Streams are endless: they end before the server waits for what is under way.
  await changes.close()
  await app.close()
  await Promise.all([pool.end(), readerPool?.end(), temporal.close()])
  letGo()
}

/** The folder that is configured, or that of the installation; undefined where nothing was built there. */
function builtFolder(configured: string | undefined, part: 'admin-ui' | 'portal'): string | undefined {
  const folder = configured ?? join(installationFolder(), part, 'dist')
  return existsSync(join(folder, 'index.html')) ? folder : undefined
}
