import { execFile, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const HOW_TO_INSTALL = `Chromium was not found and could not be installed. Any one of these will do:
  - as root: apt-get install chromium (Debian), dnf install chromium (Fedora)
  - npx playwright-core install chromium (needs playwright's download host)
  - set CHROMIUM to the path of a Chromium or Chrome program`

/** A Chromium of this machine, or undefined: the one named by CHROMIUM, one on the PATH, or the one Playwright downloaded. */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  if (env.CHROMIUM !== undefined && env.CHROMIUM !== '') return env.CHROMIUM
  const onPath = (env.PATH ?? '').split(delimiter).flatMap((folder) => PROGRAMS.map((name) => join(folder, name)))
  const found = [...onPath, ...APPLICATIONS].find(isProgram)
  if (found !== undefined) return found
  const { chromium } = await import('playwright-core')
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined
}

/**
 * Finds Chromium or installs it: Debian's package where we are root, else Playwright's own download. Throws with what to do
 * where neither works.
 */
export async function ensureChromium(log: (message: string) => void): Promise<string> {
  const found = await findChromium()
  if (found !== undefined) return found
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0) {
    log('installing Debian’s Chromium (apt-get)')
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await attempt('apt-get', ['update', '-q'], log, environment)
    await attempt('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], log, environment)
    const installed = await findChromium()
    if (installed !== undefined) return installed
  }
  log('downloading Chromium with Playwright')
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js')
  await attempt(process.execPath, [cli, 'install', 'chromium'], log, process.env)
  const downloaded = await findChromium()
  if (downloaded !== undefined) return downloaded
  throw new Error(HOW_TO_INSTALL)
}

async function attempt(program: string, args: string[], log: (message: string) => void, env: NodeJS.ProcessEnv): Promise<void> {
  try {
    await promisify(execFile)(program, args, { env, timeout: 600_000, maxBuffer: 64_000_000 })
  } catch (error) {
    log(`${program} ${args[0]} failed: ${((error as { stderr?: string }).stderr ?? (error as Error).message).trim().slice(-300)}`)
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
