import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { factsOf, meter, problemsOf, type RatingCase, tariffOf } from '../../test/support/rating.js'
import { decimal } from '../kernel/decimal.js'
import { checkSchema } from '../kernel/schema-check.js'
import { compileTariff } from './compile-tariff.js'
import type { PastPeriod } from './facts.js'
import { KNOWN_ATTRIBUTES } from './known-attributes.js'
import { rateAgreement } from './rate-agreement.js'
import { chargeLineOf } from './rated-line.js'
import type { Conventions, TariffFile } from './tariff.js'
import { TARIFF_SCHEMA } from './tariff-schema.js'

/** docs/tariffs.md is what a billing analyst works from: every example in it is checked, and billed where it says what comes out. */
const TEXT = readFileSync(fileURLToPath(new URL('../../docs/tariffs.md', import.meta.url)), 'utf8')

interface Block {
  readonly kind: string
  readonly body: unknown
  /** The text after it, up to the next block. */
  readonly after: string
  readonly line: number
}

const BLOCKS: Block[] = [...TEXT.matchAll(/^```json ([a-z -]+)\n([\s\S]*?)^```\n([\s\S]*?)(?=^```|$(?![\s\S]))/gm)].map(
  (match) => ({
    kind: match[1] ?? '',
    body: JSON.parse(match[2] ?? '') as unknown,
    after: match[3] ?? '',
    line: TEXT.slice(0, match.index).split('\n').length,
  }),
)

const SHARED = BLOCKS.find((block) => block.kind === 'conventions shared')?.body as Conventions
const BEFORE = [
  { rule: 'base', kind: 'fixed', line: 'BASE', per: 'month', price: '1' },
  { rule: 'use', kind: 'usage', line: 'USE', price: '1' },
]

/** A fragment of the page as a whole tariff around it. */
const WRAPPED: Readonly<Record<string, (body: never) => RatingCase>> = {
  rule: (body) => ({ rules: [...BEFORE, body] }),
  rules: (body) => ({ rules: [...BEFORE, ...(body as object[])] }),
  condition: (body) => ({ rules: [{ ...BEFORE[0], when: body }] }),
  quantities: (body) => ({ rules: BEFORE, quantities: body }),
  'rule-with-schedule': (body) => ({
    rules: [...BEFORE, body],
    conventions: { schedules: { summer_peak: { periods: ['off', 'on', 'critical'], rows: [], otherwise: 'off' } } },
  }),
  'tariff-member': (body) => ({ rules: BEFORE, ...(body as object) }),
}

interface BillBlock {
  readonly from: string
  readonly to: string
  readonly use?: string
  readonly demand?: string
  readonly meter_size?: string
  readonly first_bill?: boolean
  readonly attributes?: Record<string, string | number | boolean>
  readonly water?: { readonly use: string; readonly history: readonly [string, string, string][] }
  readonly past_demand?: readonly [string, string, string][]
}

function caseOf(bill: BillBlock, tariff: TariffFile): RatingCase {
  const periods = (rows: readonly [string, string, string][]): PastPeriod[] =>
    rows.map(([from, to, quantity]) => ({ period: { from, to }, quantity, unit: 'ccf', demand: quantity }))
  const { water } = bill
  return {
    from: bill.from,
    to: bill.to,
    unit: tariff.unit ?? '',
    first: bill.first_bill ?? false,
    facts: bill.attributes ?? {},
    ...(bill.use === undefined ? {} : { use: bill.use }),
    ...(bill.demand === undefined ? {} : { demand: bill.demand }),
    ...(bill.meter_size === undefined ? {} : { meters: [meter('M1', bill.meter_size)] }),
    ...(bill.past_demand === undefined ? {} : { history: periods(bill.past_demand) }),
    ...(water === undefined
      ? {}
      : {
          related: [
            {
              agreementId: 'G1',
              service: 'water',
              tariffCode: 'W-RES',
              samePremise: true,
              otherAccount: false,
              current: { period: { from: bill.from, to: bill.to }, quantity: decimal(water.use), unit: 'ccf', reads: [] },
              history: periods(water.history),
            },
          ],
        }),
  }
}

/** Rows of the first table of a text, without its head. */
function tableOf(text: string): string[] {
  const lines = text.split('\n')
  const first = lines.findIndex((line) => line.startsWith('|'))
  const end = lines.findIndex((line, index) => index > first && !line.startsWith('|'))
  return lines.slice(first + 2, end).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
      .join(' | '),
  )
}

describe('docs/tariffs.md', () => {
  test('has its examples', () => {
    const count = (kind: string) => BLOCKS.filter((block) => block.kind === kind).length
    expect([count('tariff') >= 7, count('bill') >= 9, count('rule') >= 4]).toEqual([true, true, true])
  })

  test.each(BLOCKS.filter((block) => block.kind === 'tariff'))('the tariff at line $line is valid', ({ body }) => {
    expect(checkSchema(body, TARIFF_SCHEMA)).toEqual([])
    expect(compileTariff(body as TariffFile, SHARED).problems).toEqual([])
  })

  test.each(BLOCKS.filter((block) => Object.hasOwn(WRAPPED, block.kind)))(
    'the $kind at line $line is valid',
    ({ kind, body }) => {
      const given = WRAPPED[kind]?.(body as never) ?? {}
      expect(problemsOf({ ...given, conventions: { ...SHARED, ...given.conventions } })).toEqual([])
    },
  )

  test.each(BLOCKS.filter((block) => block.kind.startsWith('conventions')))(
    'the conventions at line $line are valid',
    ({ body }) => {
      expect(
        problemsOf({
          rules: BEFORE,
          versions: [{ from: '2020-01-01', rules: BEFORE, conventions: { ...SHARED, ...(body as object) } }],
        }),
      ).toEqual([])
    },
  )

  test.each(BLOCKS.map((block, index) => ({ ...block, index })).filter((block) => block.kind === 'bill'))(
    'the bill at line $line comes to the lines below it',
    ({ body, after, index }) => {
      const file = BLOCKS.slice(0, index).findLast((block) => block.kind === 'tariff')?.body as TariffFile
      const { tariff } = compileTariff(file, SHARED)
      if (tariff === undefined) throw new Error('the tariff was refused')
      const rated = rateAgreement(tariff, factsOf(caseOf(body as BillBlock, file)))
      if (!rated.ok) throw new Error(rated.refusal.message)
      const lines = rated.value.lines.map((line) => {
        const shown = chargeLineOf(line, line.amount, 2)
        return `${shown.lineCode} | ${shown.from} to ${shown.to} | ${shown.quantity} | ${shown.rate} | ${shown.amount}`
      })
      expect(lines).toEqual(tableOf(after))
    },
  )

  test('names every attribute that needs no declaration', () => {
    const section = TEXT.slice(TEXT.indexOf('## 5.'), TEXT.indexOf('## 6.'))
    expect(Object.keys(KNOWN_ATTRIBUTES).filter((name) => !section.includes(`\`${name}\``))).toEqual([])
  })

  test('names every member the schema knows', () => {
    const names = new Set<string>()
    const collect = (schema: unknown): void => {
      if (schema === null || typeof schema !== 'object') return
      for (const [key, value] of Object.entries(schema)) {
        if (key === 'properties') for (const name of Object.keys(value as object)) names.add(name)
        collect(value)
      }
    }
    collect(TARIFF_SCHEMA)
    const missing = [...names].filter((name) => !new RegExp(`[\`"]${name}[\`":]`).test(TEXT))
    expect(missing.filter((name) => name !== '$schema')).toEqual([])
  })

  test('a tariff of the page is a tariff of the tests', () => {
    expect(tariffOf({ rules: BEFORE }).tariff).toBe('T')
  })
})
