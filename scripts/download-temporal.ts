import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { temporalIn } from './temporal-binary.js'

const PATIENCE_MS = 120_000

/**
 * Lets the SDK fetch the official command-line build into `folder`; undefined where it cannot be had. Where its host is
 * not reachable this fails within a second.
 */
export async function downloadTemporal(folder: string, log: (message: string) => void): Promise<string | undefined> {
  const work = join(folder, 'downloading')
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  try {
    // Loaded here and not above: an installation without development packages lacks it, and other ways remain.
    const { TestWorkflowEnvironment } = await import('@temporalio/testing')
    const fetched = TestWorkflowEnvironment.createLocal({
      server: { executable: { type: 'cached-download', downloadDir: work } },
    }).then((environment) => environment.teardown())
    await Promise.race([fetched, refuseAfter(PATIENCE_MS)])
    const program = largestFile(work)
    if (program === undefined) return undefined
    const target = temporalIn(folder)
    chmodSync(program, 0o755)
    renameSync(program, target)
    return target
  } catch (error) {
    log(`the download of Temporal failed (${firstClause(error)})`)
    return undefined
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function refuseAfter(ms: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`nothing came within ${ms / 1000} s`)), ms).unref()
  })
}

function largestFile(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile())
    .sort((left, right) => statSync(right).size - statSync(left).size)[0]
}

function firstClause(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.includes('dns error')
    ? 'its host cannot be reached from here'
    : (message.split('\n')[0] ?? message).slice(0, 200)
}
