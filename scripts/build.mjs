/** Behind `npm run build`: compiles everything to dist/, with the files that code reads at run time, and builds the console. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buildPages } from './build-pages.mjs'
import { mustRun, ROOT, step } from './run-step.mjs'

const LAYERS = ['domain', 'db', 'activities', 'workflows', 'api', 'bin', 'scripts']
/** Read at run time: SQL, data, and what is JavaScript already. */
const CARRIED = /\.(sql|json|mjs)$/

function carry(folder) {
  for (const name of readdirSync(join(ROOT, folder))) {
    const path = join(folder, name)
    if (statSync(join(ROOT, path)).isDirectory()) carry(path)
    else if (CARRIED.test(name)) {
      mkdirSync(dirname(join(ROOT, 'dist', path)), { recursive: true })
      copyFileSync(join(ROOT, path), join(ROOT, 'dist', path))
    }
  }
}

try {
  rmSync(join(ROOT, 'dist'), { recursive: true, force: true })
  await step('Compiling to dist/', async () => {
    await mustRun(process.execPath, [join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'], {
      show: true,
    })
    for (const layer of LAYERS) if (existsSync(join(ROOT, layer))) carry(layer)
  })
  await buildPages()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
