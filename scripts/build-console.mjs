import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mustRun, ROOT, step } from './run-step.mjs'

const DIST = join(ROOT, 'admin-ui', 'dist')
const STAMP = join(DIST, '.built-from')
/** What the console is built from besides its own folder: the rules and types it shares, and the packages. */
const SOURCES = ['admin-ui', 'portal', 'domain', 'api', 'package-lock.json']
const PASSED_OVER = new Set(['dist', 'node_modules'])

/** Builds the console where it is missing or its sources changed. */
export async function buildConsole() {
  if (!existsSync(join(ROOT, 'admin-ui', 'vite.config.ts'))) {
    console.log('  - no console in this checkout')
    return
  }
  const wanted = hashOfSources()
  if (existsSync(join(DIST, 'index.html')) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return
  await step('The console (vite build)', async () => {
    const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
    await mustRun(process.execPath, [vite, 'build', '--config', 'admin-ui/vite.config.ts'], {
      heartbeat: 'building the console',
      env: { ...process.env, NODE_ENV: 'production' },
    })
    writeFileSync(STAMP, wanted)
    return 'The console is built'
  })
}

function hashOfSources() {
  const hash = createHash('sha256')
  const add = (path) => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) if (!PASSED_OVER.has(name)) add(join(path, name))
    } else if (!/\.test\.tsx?$/.test(path)) {
      hash.update(path.slice(ROOT.length)).update(readFileSync(path))
    }
  }
  for (const source of SOURCES) if (existsSync(join(ROOT, source))) add(join(ROOT, source))
  return hash.digest('hex')
}
