/**
 * Behind `npm test`: plain Node.js, so that it runs before anything is installed. Does its own set-up, runs every check,
 * goes on after one that fails, and ends with "N passed, N failed": each test counts, and each other check as one.
 */
import { join } from 'node:path'
import { nodeObjection } from './node-version.mjs'
import { ROOT, runProgram } from './run-step.mjs'

const objection = nodeObjection()
if (objection !== undefined) {
  console.error(objection)
  process.exit(1)
}

const begun = performance.now()
const results = []
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`
const note = (line) => console.log(`      ${line}`)

/** One check. It returns counts, or nothing where it is passed by not throwing. */
async function check(title, work) {
  const since = performance.now()
  console.log(`\n== ${title}`)
  let result
  try {
    result = (await work()) ?? { passed: 1, failed: 0 }
  } catch (error) {
    console.log(error.message)
    result = { passed: 0, failed: 1 }
  }
  const { passed, failed, note: remark } = result
  console.log(`== ${title}: ${passed} passed, ${failed} failed${remark === undefined ? '' : `, ${remark}`} (${seconds(since)})`)
  results.push({ title, passed, failed })
}

async function program(path, args) {
  const { status } = await runProgram(process.execPath, [join(ROOT, 'node_modules', path), ...args], { show: true })
  if (status !== 0) throw new Error(`ended with status ${status}`)
}

async function setUp() {
  const { register } = await import('tsx/esm/api')
  register()
  await check('set-up: Temporal', async () => {
    const { findTemporal } = await import('./find-temporal.ts')
    const found = await findTemporal({ log: note })
    note(
      found.kind === 'running'
        ? `the server at ${found.address}`
        : `${found.binary.path}, server ${found.binary.serverVersion}, ${found.source}`,
    )
  })
  await check('set-up: Chromium', async () => {
    const { ensureChromium } = await import('./find-chromium.ts')
    note(await ensureChromium(note))
  })
  await check('set-up: the console', async () => {
    const { buildPages } = await import('./build-pages.mjs')
    await buildPages()
  })
}

async function main() {
  await check('set-up: packages', async () => {
    const { installPackages } = await import('./install-packages.mjs')
    await installPackages()
  })
  if (results.some((result) => result.failed > 0)) return
  const { runVitestProject } = await import('./vitest-step.mjs')
  await setUp()
  // Most of their time fault tests wait until somebody notices what they killed: other checks run meanwhile, but for those that wait themselves.
  const faults = runVitestProject('fault', { show: false })
  faults.catch(() => undefined)
  await check('types', () => program('typescript/bin/tsc', ['--noEmit', '-p', '.']))
  await check('types of the console', () => program('typescript/bin/tsc', ['--noEmit', '-p', 'admin-ui']))
  await check('types of the pages for customers', () => program('typescript/bin/tsc', ['--noEmit', '-p', 'portal']))
  await check('lint', () => program('oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']))
  await check('import rules', () =>
    program('dependency-cruiser/bin/dependency-cruise.mjs', ['--config', '.dependency-cruiser.cjs', '.']),
  )
  await check('format', () => program('@biomejs/biome/bin/biome', ['format', '.']))
  for (const project of ['unit', 'console', 'replay', 'database'])
    await check(`${project} tests`, () => runVitestProject(project))
  await check('fault tests (begun before the types)', async () => {
    const result = await faults
    process.stdout.write(result.output)
    return result
  })
  for (const project of ['workflow', 'browser']) await check(`${project} tests`, () => runVitestProject(project))
}

await main()
const total = (kind) => results.reduce((sum, result) => sum + result[kind], 0)
console.log(`\nEverything took ${seconds(begun)}.`)
for (const result of results) if (result.failed > 0) console.log(`failed: ${result.title} (${result.failed})`)
const status = total('failed') === 0 ? 0 : 1
process.stdout.write(`${total('passed')} passed, ${total('failed')} failed\n`, () => process.exit(status))
