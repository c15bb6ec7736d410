import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readMigrations } from '../db/migrate.js'

// The rules of the house that no compiler and no linter looks at.

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const PASSED_OVER = new Set(['node_modules', '.git', 'dist', 'coverage', '.penstock', '.vite'])

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = folder === '' ? name : `${folder}/${name}`
    if (PASSED_OVER.has(name)) return []
    return statSync(join(ROOT, path)).isDirectory() ? filesBelow(path) : [path]
  })
}

const FILES = filesBelow('')
const SOURCES = FILES.filter((path) => /\.(ts|tsx|mts|mjs|cjs)$/.test(path))
const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const offenders = (paths: readonly string[], isBad: (text: string, path: string) => boolean): string[] =>
  paths.filter((path) => isBad(textOf(path), path))

const LINES_MAX = 400
/** Tables and fixtures: long because they list, not because they do much. */
const MAY_BE_LONG = /(^|\/)(fixtures|golden|tables)\/|\.(table|fixture|golden)\.ts$/

// Written in parts, so that this file does not find itself.
const MARKERS = new RegExp(
  `\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')}|${['X', 'XX'].join('')}|${['HA', 'CK'].join('')})\\b`,
)
const BANNED_FOLDERS = /(^|\/)(utils?|helpers?|common|misc|shared|lib)\//
const READS_ENVIRONMENT = /\bprocess\.env\b/
const PROXIES_ACTIVITIES = /\bproxyActivities\s*[<(]/

describe('files', () => {
  it(`are at most ${LINES_MAX} lines long`, () => {
    const tooLong = SOURCES.filter((path) => !MAY_BE_LONG.test(path))
      .map((path) => `${path}: ${textOf(path).trimEnd().split('\n').length} lines`)
      .filter((entry) => Number(/(\d+) lines$/.exec(entry)?.[1]) > LINES_MAX)
    expect(tooLong).toEqual([])
  })

  it('stand in folders that are named for what they hold', () => {
    expect(FILES.filter((path) => BANNED_FOLDERS.test(path))).toEqual([])
  })

  it('have names in kebab-case, React components in PascalCase', () => {
    const named = /^(\.?[a-z0-9]+(-[a-z0-9]+)*)(\.[a-z0-9-]+)*$/
    const component = /^[A-Z][A-Za-z0-9]*(\.test)?\.tsx$/
    const wrong = SOURCES.filter((path) => {
      const name = path.slice(path.lastIndexOf('/') + 1)
      return !named.test(name) && !(path.endsWith('.tsx') && component.test(name))
    })
    expect(wrong).toEqual([])
  })

  it('hold no note of something left to do', () => {
    expect(offenders([...SOURCES, ...FILES.filter((path) => /\.(sql|md)$/.test(path))], (text) => MARKERS.test(text))).toEqual([])
  })

  it('switch no type check off', () => {
    expect(
      offenders(SOURCES, (text, path) => /@ts-(ignore|nocheck|expect-error)/.test(text) && path !== 'test/tidy.test.ts'),
    ).toEqual([])
  })
})

describe('papers', () => {
  it('have one heading of the first level each', () => {
    const wrong = FILES.filter((path) => path.endsWith('.md')).filter((path) => {
      // A fenced block may hold a comment that begins like a heading.
      const prose = textOf(path).replace(/^(```|~~~)[^]*?^\1/gm, '')
      return (prose.match(/^# /gm) ?? []).length !== 1
    })
    expect(wrong).toEqual([])
  })
})

describe('migrations', () => {
  it('have names in form and numbers of their own', () => {
    const numbers = readMigrations().map((migration) => migration.number)
    expect(numbers).toEqual([...new Set(numbers)].sort((left, right) => left - right))
  })
})

describe('what there is one place for', () => {
  const shipped = SOURCES.filter((path) => /^(domain|db|activities|workflows|api|bin)\//.test(path) && !path.endsWith('.test.ts'))

  it('the environment is read in bin/config.ts', () => {
    expect(offenders(shipped, (text) => READS_ENVIRONMENT.test(text))).toEqual(['bin/config.ts'])
  })

  it('activities get their timeouts in workflows/activity-proxies.ts', () => {
    expect(offenders(shipped, (text) => PROXIES_ACTIVITIES.test(text))).toEqual(['workflows/activity-proxies.ts'])
  })
})

describe('imports of types only', () => {
  /** Imports from `target` that bring more than types; `import { type A }` still loads the file. */
  const valueImports = (from: RegExp, target: string): string[] => {
    const statement = new RegExp(`^(import|export)(?! type\\b)[^;]*? from '(\\.\\./)+${target}/`, 'm')
    return offenders(
      SOURCES.filter((path) => from.test(path) && !/\.test\.tsx?$/.test(path)),
      (text) => statementsOf(text).some((each) => statement.test(each)),
    )
  }
  const statementsOf = (text: string): string[] => text.split(/^(?=import |export )/m)

  it('workflows know activities by type', () => expect(valueImports(/^workflows\//, 'activities')).toEqual([]))
  it('the console knows the API by type', () => expect(valueImports(/^(admin-ui|portal)\//, 'api')).toEqual([]))
})
