import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

// `npm run races:collections` and `npm run lives:collections`: the tests of the same names, as often as asked for.

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const FILES: Readonly<Record<string, { readonly file: string; readonly variable: string; readonly count: string }>> = {
  races: { file: 'races.test.ts', variable: 'RACES', count: '1000' },
  lives: { file: 'random-lives.test.ts', variable: 'LIVES', count: '20' },
}

const { values, positionals } = parseArgs({
  options: { count: { type: 'string' }, seed: { type: 'string' } },
  allowPositionals: true,
})
const asked = FILES[positionals[0] ?? '']
if (asked === undefined) throw new Error(`say what: ${Object.keys(FILES).join(' or ')}`)
const done = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', `test/collections/${asked.file}`], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, [asked.variable]: values.count ?? asked.count, SEED: values.seed ?? '1' },
})
process.exitCode = done.status ?? 1
