import { join } from 'node:path'
import { buildTemporal, goProgramFolder, goVersion, TEMPORAL_CLI_VERSION } from './build-temporal.js'
import { downloadTemporal } from './download-temporal.js'
import { checkTemporalBinary, type TemporalBinary, temporalCacheFolder, temporalIn, temporalsOnPath } from './temporal-binary.js'

/** A server that runs already, or a program to start one with and where it came from. */
export type FoundTemporal =
  | { readonly kind: 'running'; readonly address: string }
  | { readonly kind: 'binary'; readonly binary: TemporalBinary; readonly source: string }

export interface FindTemporalOptions {
  readonly env?: NodeJS.ProcessEnv
  readonly log?: (message: string) => void
  /** Another way to download, for tests. */
  readonly download?: typeof downloadTemporal
}

const HOW_TO_INSTALL = `Temporal was not found, could not be downloaded, and there is no Go to build it with. Any one of these will do:
  - install the Temporal command-line tool (https://docs.temporal.io/cli, "brew install temporal") so that "temporal --version" answers
  - install Go 1.24 or newer ("apt-get install golang-go" where that is new enough, or https://go.dev/dl) and start again:
    Temporal is then built from source, once, in some minutes
  - set TEMPORAL_ADDRESS=host:port to a Temporal server that runs`

/**
 * Finds a Temporal server or a program to start one, in this order: TEMPORAL_ADDRESS, `temporal` on the PATH, what an
 * earlier start cached, what "go install" left in Go's folder, the SDK's download, a build with Go. Throws with what to
 * install where all of that fails.
 */
export async function findTemporal(options: FindTemporalOptions = {}): Promise<FoundTemporal> {
  const env = options.env ?? process.env
  const log = options.log ?? (() => {})
  if (env.TEMPORAL_ADDRESS !== undefined && env.TEMPORAL_ADDRESS !== '') return { kind: 'running', address: env.TEMPORAL_ADDRESS }

  const cacheFolder = join(temporalCacheFolder(env), `temporal-${TEMPORAL_CLI_VERSION}`)
  const goFolder = await goProgramFolder(env)
  const places: [source: string, path: string][] = [
    ...temporalsOnPath(env.PATH).map((path): [string, string] => ['on the PATH', path]),
    ['cached by an earlier start', temporalIn(cacheFolder)],
    ...(goFolder === undefined ? [] : [['built earlier with Go', temporalIn(goFolder)] as [string, string]]),
  ]
  for (const [source, path] of places) {
    const check = await checkTemporalBinary(path)
    if (check.kind === 'usable') return { kind: 'binary', binary: check.binary, source }
    if (check.kind === 'too old') log(`${path} has server ${check.found}, which is too old; looking further`)
  }

  log('Temporal is not on this machine yet; trying the download')
  const downloaded = await (options.download ?? downloadTemporal)(cacheFolder, log)
  if (downloaded !== undefined) return usable(downloaded, 'downloaded')
  if ((await goVersion(env)) === undefined) throw new Error(HOW_TO_INSTALL)
  return usable(await buildTemporal(cacheFolder, log, env), 'built with Go')
}

async function usable(path: string, source: string): Promise<FoundTemporal> {
  const check = await checkTemporalBinary(path)
  if (check.kind === 'usable') return { kind: 'binary', binary: check.binary, source }
  throw new Error(`${path} was ${source} but does not work here (${check.found ?? 'it gives no version'}). ${HOW_TO_INSTALL}`)
}
