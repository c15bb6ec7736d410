import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { FINDING_RULES } from '../../domain/imports/finding-codes.js'
import { testDatabase } from '../support/database.js'
import { baseSet, importSet } from './import-set.js'

/** `expected.json` of a fixture: what is wrong, and every finding it must lead to, no more and no less. */
interface Expected {
  readonly what: string
  readonly without?: readonly string[]
  readonly findings: readonly { file: string; row: number | null; column: string | null; code: keyof typeof FINDING_RULES }[]
}

const FOLDER = fileURLToPath(new URL('./bad', import.meta.url))
const FAULTS = readdirSync(FOLDER).map((fault) => {
  const expected = JSON.parse(readFileSync(`${FOLDER}/${fault}/expected.json`, 'utf8')) as Expected
  return { fault, ...expected }
})

const database = await testDatabase()
afterAll(() => database.close())

describe('bad sets', () => {
  it('are sixty and more', () => {
    expect(FAULTS.length).toBeGreaterThanOrEqual(60)
  })

  it('differ from a set in which nothing is found', async () => {
    const result = await importSet(database.pool, baseSet(), { isDryRun: true, asOf: '2026-09-01' })
    expect(result.findings).toEqual([])
    expect(result.state).toBe('validated')
  })

  it.each(FAULTS)('$fault: $what', async ({ fault, without = [], findings }) => {
    const files = baseSet()
    for (const name of without) files.delete(name)
    for (const name of filesOf(`${FOLDER}/${fault}`)) files.set(name, { path: `${FOLDER}/${fault}/${name}` })
    const result = await importSet(database.pool, files, { isDryRun: true, asOf: '2026-09-01' })
    const found = result.findings.map(({ file, row, column, code }) => ({ file, row, column, code }))
    expect(sorted(found)).toEqual(sorted(findings))
    const errors = findings.filter(({ code }) => FINDING_RULES[code].severity === 'error').length
    expect({ state: result.state, errors: result.errors, warnings: result.warnings }).toEqual({
      state: errors > 0 ? 'refused' : 'validated',
      errors,
      warnings: findings.length - errors,
    })
    for (const { sentence, remedy } of result.findings)
      expect([sentence, remedy]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/\.$/)])
  })

  it('wrote nothing but their own records', async () => {
    const { rows } = await database.pool.query(
      'select (select count(*) from utility) + (select count(*) from customers) + (select count(*) from reads) + (select count(*) from tariffs) as written',
    )
    expect(rows).toEqual([{ written: 0 }])
  })
})

function filesOf(folder: string): string[] {
  const tariffs = `${folder}/tariffs`
  const names = readdirSync(folder).filter((name) => name !== 'expected.json' && statSync(`${folder}/${name}`).isFile())
  return existsSync(tariffs) ? [...names, ...readdirSync(tariffs).map((name) => `tariffs/${name}`)] : names
}

function sorted<Row>(rows: readonly Row[]): Row[] {
  return [...rows].sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1))
}
