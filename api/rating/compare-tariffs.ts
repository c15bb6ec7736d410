import type { TariffFile } from '../../domain/rating/tariff.js'
import type { PriceTableJson, ReadableRuleJson, ReadableVersionJson, TariffComparisonJson } from './contract.js'
import { readableTariff } from './readable-tariff.js'

/**
 * What is different between two tariffs of one version each, as `tariffAsOn` gives them: rules that are there only in one, and of those in
 * both the sentences and prices that changed. Rules are the same when their names are.
 */
export function comparedTariffs(before: TariffFile, after: TariffFile): TariffComparisonJson {
  const [was, now] = [standing(before), standing(after)]
  const former = new Map(was.rules.map((rule) => [rule.rule, rule]))
  const present = new Map(now.rules.map((rule) => [rule.rule, rule]))
  return {
    added: now.rules.filter(({ rule }) => !former.has(rule)),
    removed: was.rules.filter(({ rule }) => !present.has(rule)),
    changed: now.rules.flatMap((rule) => {
      const earlier = former.get(rule.rule)
      return earlier === undefined ? [] : changesOf(earlier, rule)
    }),
    about: {
      ...differences(aboutOf(before, was), aboutOf(after, now)),
      prices: priceChanges(
        was.quantities.flatMap(({ tables }) => tables),
        now.quantities.flatMap(({ tables }) => tables),
      ),
    },
  }
}

function standing(file: TariffFile): ReadableVersionJson {
  const [version] = readableTariff(file, file.versions[0]?.from ?? '').versions
  return version ?? { from: '', to: null, standing: 'past', note: null, quantities: [], conventions: [], rules: [] }
}

/** What the tariff says outside of its rules. */
function aboutOf(file: TariffFile, version: ReadableVersionJson): string[] {
  const { unit, billedQuantity, conventions, note } = readableTariff(file, file.versions[0]?.from ?? '')
  return [
    `Its name is ${file.name}.`,
    ...(unit === null ? [] : [`It counts in ${unit}.`]),
    ...(billedQuantity === null ? [] : [`Billed is ${billedQuantity}.`]),
    ...conventions,
    ...version.conventions,
    ...version.quantities.map(({ name, sentence }) => `${name}: ${sentence}`),
    ...[note, version.note].filter((text) => text !== null),
  ]
}

function changesOf(was: ReadableRuleJson, now: ReadableRuleJson): TariffComparisonJson['changed'] {
  const sentences = differences(sentencesOf(was), sentencesOf(now))
  const prices = priceChanges(was.tables, now.tables)
  if (sentences.was.length + sentences.now.length + prices.length === 0) return []
  return [{ rule: now.rule, label: now.label, ...sentences, prices }]
}

function sentencesOf({ label, as, lineCodes, sentences, note }: ReadableRuleJson): string[] {
  return [
    `It is printed as “${label}”, a ${as}.`,
    ...lineCodes.map((code) => `It is on line ${code}.`),
    ...sentences,
    ...(note === null ? [] : [note]),
  ]
}

function differences(was: readonly string[], now: readonly string[]): { was: string[]; now: string[] } {
  return { was: was.filter((sentence) => !now.includes(sentence)), now: now.filter((sentence) => !was.includes(sentence)) }
}

/** Prices by what they are of: those that changed, those that came (`was` null) and those that went (`now` null). */
function priceChanges(was: readonly PriceTableJson[], now: readonly PriceTableJson[]): TariffComparisonJson['about']['prices'] {
  const [former, present] = [pricesOf(was), pricesOf(now)]
  return [...new Set([...former.keys(), ...present.keys()])].flatMap((of) => {
    const [before = null, after = null] = [former.get(of), present.get(of)]
    return before === after ? [] : [{ of, was: before, now: after }]
  })
}

function pricesOf(tables: readonly PriceTableJson[]): Map<string, string | null> {
  return new Map(
    tables.flatMap(({ caption, rows }) =>
      rows.map(({ label, cells }) => [
        label === '' ? caption : `${caption}, ${label}`,
        cells.findLast((cell) => cell !== null) ?? null,
      ]),
    ),
  )
}
