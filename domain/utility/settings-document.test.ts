import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { SETTINGS } from '../../test/support/billing.js'
import { addDays } from '../kernel/local-date.js'
import { checkSchema } from '../kernel/schema-check.js'
import { dayClosedBy, type ReadDay } from '../metering/read-day.js'
import { DEFAULT_ACCOUNTS } from './chart-settings.js'
import { CHECK_KINDS, compileChecks } from './check-settings.js'
import { printedPeriod } from './period-printing.js'
import { compileSettings, settingsProblems } from './settings.js'
import type { SettingsFile } from './settings-file.js'
import { SETTINGS_SCHEMA } from './settings-schema.js'

/** docs/settings.md is what a utility works from: every example in it is checked, and its tables agree with the code. */
const TEXT = readFileSync(fileURLToPath(new URL('../../docs/settings.md', import.meta.url)), 'utf8')

const BLOCKS = [...TEXT.matchAll(/^```json ([a-z]+)\n([\s\S]*?)^```$/gm)].map((match) => ({
  kind: match[1] ?? '',
  body: JSON.parse(match[2] ?? '') as object,
  line: TEXT.slice(0, match.index).split('\n').length,
}))

/** A fragment of the page as settings around it. */
function settingsOf(kind: string, body: object): unknown {
  switch (kind) {
    case 'settings':
      return body
    case 'conventions':
    case 'rollover':
    case 'checks':
      return { ...SETTINGS, [kind]: body }
    case 'accounts':
      return { ...SETTINGS, chart_of_accounts: body }
    default:
      return { ...SETTINGS, ...body }
  }
}

describe('docs/settings.md', () => {
  test.each(BLOCKS)('the $kind at line $line are valid', ({ kind, body }) => {
    const settings = settingsOf(kind, body)
    expect(checkSchema(settings, SETTINGS_SCHEMA)).toEqual([])
    expect(settingsProblems(settings as SettingsFile)).toEqual([])
    expect(compileSettings(settings as SettingsFile).ok).toBe(true)
  })

  test('has an example of each part', () => {
    expect(new Set(BLOCKS.map((block) => block.kind))).toEqual(
      new Set([
        'settings',
        'conventions',
        'rollover',
        'checks',
        'due',
        'accounts',
        'applications',
        'money',
        'field',
        'callers',
        'validation',
        'queues',
        'requests',
        'connections',
        'cases',
        'retention',
      ]),
    )
  })

  test('the table of printed periods is what they are', () => {
    for (const readDay of ['end_of_day', 'start_of_day'] satisfies ReadDay[]) {
      const period = { from: addDays(dayClosedBy('2026-08-04', readDay), 1), to: dayClosedBy('2026-09-04', readDay) }
      const printed = [
        period,
        printedPeriod(period, { from: 'first_day', to: 'last_day' }),
        printedPeriod(period, { from: 'first_day', to: 'day_after' }),
        printedPeriod(period, { from: 'day_before', to: 'last_day' }),
      ]
      expect(TEXT).toContain(`| ${[readDay, ...printed.map(({ from, to }) => `${from} to ${to}`)].join(' | ')} |`)
    }
  })

  test('names every check with its code and action, and every account by default', () => {
    const section = TEXT.slice(TEXT.indexOf('## 6.'), TEXT.indexOf('## 7.'))
    for (const check of CHECK_KINDS.map((kind) =>
      compileChecks([{ check: kind }], undefined).find((entry) => entry.kind === kind),
    )) {
      expect(section).toContain(`\`${check?.kind}\``)
      const row = section.split('\n').find((line) => line.startsWith('| `') && line.split('|')[1]?.includes(`\`${check?.kind}\``))
      expect(row).toContain(check?.code)
      expect(row).toContain(check?.action)
    }
    for (const account of DEFAULT_ACCOUNTS) expect(TEXT).toContain(`| \`${account.kind}\` |`)
    for (const account of DEFAULT_ACCOUNTS) expect(TEXT).toContain(`${account.code} ${account.name}`)
  })

  test('names every member the schema knows outside the conventions', () => {
    const names = new Set<string>()
    const collect = (schema: unknown): void => {
      if (schema === null || typeof schema !== 'object') return
      for (const [key, value] of Object.entries(schema)) {
        if (key === 'properties') for (const name of Object.keys(value as object)) names.add(name)
        if (key !== 'definitions') collect(value)
      }
    }
    collect(SETTINGS_SCHEMA)
    const missing = [...names].filter((name) => !new RegExp(`[\`".]${name}[\`":]`).test(TEXT))
    expect(missing.filter((name) => name !== '$schema')).toEqual([])
  })
})
