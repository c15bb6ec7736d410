import { type Static, Type } from 'typebox'
import { LINE_GROUPS } from '../../activities/rating/rate-check/contract.js'
import { closed, listOf, localDate, nullable, oneOf, optional, text } from '../fields.js'

/** Characters of the files of one check together at most: a year of a quarter of an hour each, in several channels, and what a generator gave. */
export const CHECKED_FILES_MAX = 8_000_000
/** Bytes of a request that carries them: signs that JSON writes as two stand in every file. */
export const CHECK_MAX_BYTES = 12_000_000
/** Characters of a published rate. */
const RATE_MAX = 900_000

const figure = text(200)
const words = Type.Record(Type.String({ maxLength: 100 }), text(1000), { maxProperties: 100 })

const partOfGeneration = {
  percent: text(30, { min: 1, description: 'Above 0, at most 100' }),
  from: optional(localDate('First day; on all days where it is left out')),
  to: optional(localDate('Last day, included')),
}

export const rateCheckRequest = closed({
  tariff: text(CHECKED_FILES_MAX, { min: 1, description: 'A tariff of Penstock (JSON), an OpenEI URDB object, or an OWRS file' }),
  usage: text(CHECKED_FILES_MAX, { min: 1, description: 'CSV: start,kwh with offsets, or start,end,<unit>' }),
  from: localDate('First day of the period'),
  to: localDate('The day after the last one'),
  calendar: optional(text(CHECKED_FILES_MAX, { description: 'JSON: holidays and announced events' })),
  attributes: optional(words),
  accountHistory: optional(text(CHECKED_FILES_MAX, { description: 'CSV of earlier bills: start,end,<unit>[,kw]' })),
  options: optional(words),
  period: optional(oneOf(['monthly'], 'Cut into calendar months, each with what the one before left')),
  state: optional(text(CHECKED_FILES_MAX, { description: 'The state of an earlier answer, as JSON text' })),
  shares: optional(
    listOf(
      closed({
        generator: text(200, { min: 1, description: 'How the derivation names it' }),
        generation: text(CHECKED_FILES_MAX, { min: 1, description: 'CSV of intervals or totals: what its meters counted' }),
        ...partOfGeneration,
      }),
      50,
    ),
  ),
  /** Parts of the energy given at the place that belong to others. */
  givenAway: optional(listOf(closed(partOfGeneration), 50)),
})

const line = closed({
  code: text(200),
  label: text(500),
  quantity: figure,
  unit: text(100),
  rate: figure,
  amount: figure,
  from: localDate(),
  to: localDate('Last day, included'),
  group: oneOf(LINE_GROUPS),
  /** Why the line is what it is, in sentences. */
  why: listOf(text(4000), 500),
})

const period = closed({
  from: localDate(),
  to: localDate('The day after the last one'),
  lines: listOf(line, 5000),
  energy: figure,
  demand: figure,
  fixed: figure,
  minimum: figure,
  credit: figure,
  taxes: figure,
  other: figure,
  unrounded: figure,
  total: figure,
  determinants: Type.Record(Type.String(), Type.Union([figure, Type.Record(Type.String(), figure)])),
})

const refusal = closed({ code: text(60), field: text(500), message: text(4000), period: optional(localDate()) })
const assumption = closed({ option: text(200), value: text(4000), why: text(1000) })

export const rateCheckAnswer = closed({
  format: nullable(oneOf(['penstock', 'urdb', 'owrs'])),
  periods: listOf(period, 1300),
  refusals: listOf(refusal, 1000),
  assumptions: listOf(assumption, 1000),
  /** Hand it in as the next check's `state`. */
  state: closed({ next: localDate('First day that is not rated yet'), carried: Type.Record(Type.String(), Type.Unknown()) }),
})
export type RateCheckJson = Static<typeof rateCheckAnswer>
export type CheckedPeriodJson = RateCheckJson['periods'][number]
export type CheckedLineJson = CheckedPeriodJson['lines'][number]

export const translationRequest = closed({
  tariff: text(RATE_MAX, { min: 1, description: 'An OpenEI URDB object or an OWRS file' }),
  from: localDate('First day in force of the version it becomes'),
  attributes: optional(words),
  options: optional(words),
})

export const translationAnswer = closed({
  format: nullable(oneOf(['penstock', 'urdb', 'owrs'])),
  /** The draft as a tariff file; null where it is refused. */
  tariff: nullable(Type.Unknown()),
  refusals: listOf(refusal, 1000),
  assumptions: listOf(assumption, 1000),
})
export type TranslationJson = Static<typeof translationAnswer>
