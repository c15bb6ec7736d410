import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

// `npm run races:collections` and `npm run lives:collections`: the tests of the same names, as often as asked for. `npm run kills:collections`:
// what is too long for any `npm test`.

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const FILES: Readonly<Record<string, { readonly file: string; readonly variable: string; readonly count: string }>> = {
  races: { file: 'collections/races.test.ts', variable: 'RACES', count: '1000' },
  lives: { file: 'collections/random-lives.test.ts', variable: 'LIVES', count: '20' },
  kills: { file: 'faults/collections-killed.at-length.ts', variable: 'AT_LENGTH', count: '1' },
}

const { values, positionals } = parseArgs({
  options: { count: { type: 'string' }, seed: { type: 'string' } },
  allowPositionals: true,
})
const asked = FILES[positionals[0] ?? '']
if (asked === undefined) throw new Error(`say what: ${Object.keys(FILES).join(' or ')}`)
const done = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', `test/${asked.file}`], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, [asked.variable]: values.count ?? asked.count, SEED: values.seed ?? '1' },
})
process.exitCode = done.status ?? 1
