import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mustRun, ROOT, step } from './run-step.mjs'

/** What browsers run, and what each is built from besides its own folder: the rules and types it shares, and the packages. */
const PAGES = [
  { folder: 'admin-ui', name: 'the console', sources: ['admin-ui', 'domain', 'api', 'package-lock.json'] },
  { folder: 'portal', name: 'the pages for customers', sources: ['portal', 'domain', 'api', 'package-lock.json'] },
]
const PASSED_OVER = new Set(['dist', 'node_modules'])

/** Builds the console and the pages for customers, each where it is missing or its sources changed. */
export async function buildPages() {
  for (const pages of PAGES) await build(pages)
}

async function build({ folder, name, sources }) {
  if (!existsSync(join(ROOT, folder, 'vite.config.ts'))) {
    console.log(`  - ${name}: not in this checkout`)
    return
  }
  const dist = join(ROOT, folder, 'dist')
  const stamp = join(dist, '.built-from')
  const wanted = hashOf(sources)
  if (existsSync(join(dist, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const title = name.charAt(0).toUpperCase() + name.slice(1)
  await step(`${title} (vite build)`, async () => {
    const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
    await mustRun(process.execPath, [vite, 'build', '--config', `${folder}/vite.config.ts`], {
      heartbeat: `building ${name}`,
      env: { ...process.env, NODE_ENV: 'production' },
    })
    writeFileSync(stamp, wanted)
    return `${title}: built`
  })
}

function hashOf(sources) {
  const hash = createHash('sha256')
  const add = (path) => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) if (!PASSED_OVER.has(name)) add(join(path, name))
    } else if (!/\.test\.tsx?$/.test(path)) {
      hash.update(path.slice(ROOT.length)).update(readFileSync(path))
    }
  }
  for (const source of sources) if (existsSync(join(ROOT, source))) add(join(ROOT, source))
  return hash.digest('hex')
}
