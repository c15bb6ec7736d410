import type { Client } from '@temporalio/client'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { ChangeFeed } from './events/change-feed.js'
import type { ApiLimits } from './limits.js'

/** What the API is told from the environment; read and checked in `bin/config.ts`. */
export interface ApiConfig {
  /** Where people reach it (`https://cis.example.org`); decides cookie names and which origins may post. */
  readonly publicUrl: string
  /** Folder of the built console; without it `/` says that there is none. */
  readonly consoleFolder?: string
  /** Folder of the built pages for customers; without it `/apply` says that there are none. */
  readonly portalFolder?: string
  /** Temporal's own web UI, linked from process pages where it runs. */
  readonly temporalUiUrl?: string
  /** Namespace those links name; Temporal's `default` where it is absent. */
  readonly temporalNamespace?: string
  /** Addresses or networks of proxies whose `X-Forwarded-For` counts; none by default. */
  readonly trustedProxies?: readonly string[]
  /** Lets `/metrics` be read without a token from these addresses; the machine itself by default. */
  readonly metricsFrom?: readonly string[]
  /** Seals numbers of documents; without it only their last characters are kept. */
  readonly identifierKey?: string
  /** Other limits than those of `limits.ts`. */
  readonly limits?: Partial<ApiLimits>
}

/** Everything a route may reach. */
export interface ApiDeps {
  readonly pool: pg.Pool
  /** For long reads, as `penstock_reader`; the ordinary pool where absent. */
  readonly readerPool?: pg.Pool
  /** Connects on first use; rejects while Temporal is away. Routes use it through `withTemporal`. */
  readonly temporal: () => Promise<Client>
  /** What changes, as the database tells it. Absent: streams of changes stay silent. */
  readonly changes?: ChangeFeed
  readonly config: ApiConfig
  readonly logger?: Logger
  /** False while a local start is still being set up (demo utility, worker): `/health` is not ready before. Absent: open. */
  readonly isOpen?: () => boolean
  /** Wall-clock time, for sessions and tokens; tests move it. The business date comes from the database. */
  readonly now?: () => Date
}
