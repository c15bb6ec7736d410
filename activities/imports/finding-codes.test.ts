import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { FINDING_RULES } from '../../domain/imports/finding-codes.js'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const CODES = Object.keys(FINDING_RULES)

function textsBelow(folder: string, isWanted: (path: string) => boolean): string {
  return readdirSync(`${ROOT}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|json)$/.test(path) && isWanted(path))
    .map((path) => readFileSync(`${ROOT}/${folder}/${path}`, 'utf8'))
    .join('\n')
}

describe('codes of findings', () => {
  it('are all found by something', () => {
    const isSource = (path: string): boolean => !path.endsWith('.test.ts') && !path.endsWith('finding-codes.ts')
    const sources = ['domain/imports', 'db/imports', 'activities/imports']
      .map((folder) => textsBelow(folder, isSource))
      .join('\n')
    expect(CODES.filter((code) => !sources.includes(`'${code}'`))).toEqual([])
  })

  it('are all shown by a test', () => {
    const tests = ['domain/imports', 'activities/imports', 'test/imports'].map((folder) =>
      textsBelow(folder, (path) => /\.test\.ts$|expected\.json$/.test(path)),
    )
    const shown = tests.join('\n')
    expect(CODES.filter((code) => !new RegExp(`['"]${code}['"]`).test(shown))).toEqual([])
  })

  it('all stand in the README, under their severity', () => {
    const readme = readFileSync(`${ROOT}/activities/imports/README.md`, 'utf8')
    const listed = new Map<string, string>()
    for (const group of readme.match(/\b[RSW] [A-Z][A-Z0-9_]+(?: [A-Z][A-Z0-9_]+)*/g) ?? []) {
      const [mark = '', ...codes] = group.split(' ')
      for (const code of codes) listed.set(code, mark)
    }
    const rules = Object.entries(FINDING_RULES).map(([code, rule]) => [
      code,
      rule.severity === 'warning' ? 'W' : rule.of === 'row' ? 'R' : 'S',
    ])
    const byText = (left: readonly (string | undefined)[], right: readonly (string | undefined)[]): number =>
      String(left).localeCompare(String(right))
    expect([...listed].sort(byText)).toEqual(rules.sort(byText))
  })

  it('say what to do in a sentence', () => {
    for (const [code, { remedy }] of Object.entries(FINDING_RULES))
      expect([code, remedy]).toEqual([code, expect.stringMatching(/^[A-Z].*\.$/)])
  })
})
