import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../support/database.js'
import { baseSet, importSet, SAMPLE_FOLDER } from './import-set.js'

const database = await testDatabase()
afterAll(() => database.close())

const sample = (name: string): string => readFileSync(`${SAMPLE_FOLDER}/${name}`, 'utf8')
const settings = sample('settings.json')
const tariff = sample('tariffs/W-RES.json')

/** The line on which a text first stands. */
function lineOf(text: string, what: string): number {
  expect(text).toContain(what)
  return text.slice(0, text.indexOf(what)).split('\n').length
}

type Found = readonly [file: string, row: number | null, code: string, sentence: RegExp]

interface Fault {
  readonly what: string
  /** Files to be changed; null: left out. */
  readonly files: Readonly<Record<string, string | Buffer | null>>
  readonly findings: readonly Found[]
}

const halfTariff = tariff.slice(0, Math.floor(tariff.length / 2))
const nameTwice = tariff.replace('"name":', '"name": "Twice",\n  "name":')
const unknownMember = tariff.replace('"name":', '"colour": "blue",\n  "name":')
const otherLine = settings.replace('"W-T1"', '"W-T9"')
const sameCode = settings.replace('"code": "4011"', '"code": "4010"')
const otherZone = settings.replace('"America/Los_Angeles"', '17')

const FAULTS: readonly Fault[] = [
  {
    what: 'no settings',
    files: { 'settings.json': null },
    findings: [['settings.json', null, 'FILE_MISSING', /no settings\.json/]],
  },
  {
    what: 'settings that are no JSON',
    files: { 'settings.json': settings.replace('"utility": {', '"utility": {{') },
    findings: [['settings.json', lineOf(settings, '"utility"'), 'SETTINGS_INVALID', /NOT_JSON/]],
  },
  {
    what: 'settings in UTF-16',
    files: { 'settings.json': Buffer.from(`\uFEFF${settings}`, 'utf16le') },
    findings: [['settings.json', null, 'NOT_TEXT', /not UTF-8/]],
  },
  {
    what: 'a number for a time zone',
    files: { 'settings.json': otherZone },
    findings: [['settings.json', lineOf(otherZone, '"time_zone"'), 'SETTINGS_INVALID', /not 17/]],
  },
  {
    what: 'an account of the chart twice',
    files: { 'settings.json': sameCode },
    findings: [
      [
        'settings.json',
        sameCode.slice(0, sameCode.lastIndexOf('"code": "4010"')).split('\n').length,
        'SETTINGS_INVALID',
        /4010 is declared twice/,
      ],
    ],
  },
  {
    what: 'a line of a tariff that no account takes',
    files: { 'settings.json': otherLine },
    findings: [['tariffs/W-RES.json', null, 'TARIFF_INVALID', /line W-T1 has no account/]],
  },
  {
    what: 'a tariff that ends in the middle',
    files: { 'tariffs/W-RES.json': halfTariff },
    findings: [['tariffs/W-RES.json', halfTariff.split('\n').length, 'TARIFF_INVALID', /NOT_JSON/]],
  },
  {
    what: 'a name given twice',
    files: { 'tariffs/W-RES.json': nameTwice },
    findings: [['tariffs/W-RES.json', lineOf(nameTwice, '"Twice"') + 1, 'TARIFF_INVALID', /given twice/]],
  },
  {
    what: 'a member that tariffs do not have',
    files: { 'tariffs/W-RES.json': unknownMember },
    findings: [['tariffs/W-RES.json', lineOf(unknownMember, '"colour"'), 'TARIFF_INVALID', /"colour" is not known/]],
  },
  {
    what: 'two files of one tariff',
    files: { 'tariffs/W-RES-2.json': tariff },
    findings: [['tariffs/W-RES.json', 1, 'TARIFF_TWICE', /W-RES/]],
  },
]

describe('bad rate books', () => {
  it.each(FAULTS)('$what', async ({ files, findings }) => {
    const set = baseSet()
    for (const [name, content] of Object.entries(files)) {
      if (content === null) set.delete(name)
      else set.set(name, content)
    }
    const result = await importSet(database.pool, set, { isDryRun: true, asOf: '2026-09-01' })
    expect(result.state).toBe('refused')
    expect(result.findings.map(({ file, code }) => [file, code])).toEqual(findings.map(([file, , code]) => [file, code]))
    for (const [index, [, row, , sentence]] of findings.entries()) {
      if (row !== null) expect(result.findings[index]?.row).toBe(row)
      expect(result.findings[index]?.sentence).toMatch(sentence)
    }
  })

  it('no tariff at all', async () => {
    const set = baseSet()
    for (const name of readdirSync(`${SAMPLE_FOLDER}/tariffs`)) set.delete(`tariffs/${name}`)
    const result = await importSet(database.pool, set, { isDryRun: true, asOf: '2026-09-01' })
    expect(result.state).toBe('refused')
    expect(result.counts.findings).toEqual([
      { code: 'FILE_MISSING', file: 'tariffs/*.json', count: 1, severity: 'error' },
      { code: 'TARIFF_UNKNOWN', file: 'agreements.csv', count: 10, severity: 'warning' },
    ])
  })
})
