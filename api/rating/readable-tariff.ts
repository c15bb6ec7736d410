import type { TariffFile, TariffVersion, UnitConversion } from '../../domain/rating/tariff.js'
import { addDays, type LocalDate } from '../../domain/kernel/local-date.js'
import type { ReadableVersionJson, TariffPageJson, VersionSpanJson } from './contract.js'
import { priceTable } from './price-table.js'
import { readableConventions, sentenceCase } from './readable-conventions.js'
import { readableRule } from './readable-rules.js'
import { datedSteps, datedText, listText, nameText, roundedText, valueText } from './readable-values.js'

/** The part of a tariff's page that is read from its document. */
export type ReadableTariff = Pick<TariffPageJson, 'note' | 'appliesTo' | 'unit' | 'billedQuantity' | 'conventions' | 'versions'>

/** A tariff for reading; `today` tells which version is in force. */
export function readableTariff(file: TariffFile, today: LocalDate): ReadableTariff {
  const versions = [...file.versions].sort((one, other) => (one.from < other.from ? -1 : 1))
  return {
    note: file.note ?? null,
    appliesTo: file.applies_to ?? 'agreement',
    unit: file.unit ?? null,
    billedQuantity: file.billed_quantity === undefined ? null : valueText(file.billed_quantity),
    conventions: [
      ...(file.unit_conversions ?? []).map(
        (conversion) =>
          `Use in ${conversion.from} is ${factorsText(conversion)}, which gives ${file.unit ?? 'the unit of the tariff'}.`,
      ),
      ...(file.conventions === undefined ? [] : readableConventions(file.conventions)),
    ],
    versions: versions.map((version, index) => readableVersion(version, versions[index + 1], file, today)),
  }
}

/** `multiplied by 1.02 (rounded to 3 decimals), then by 1.0345`. */
function factorsText(conversion: UnitConversion): string {
  const steps = conversion.steps ?? [{ multiply_by: conversion.multiply_by ?? '1', rounding: conversion.rounding ?? 'none' }]
  return `multiplied by ${steps.map((step) => `${datedText(step.multiply_by)}${roundedText(step.rounding)}`).join(', then by ')}`
}

function readableVersion(
  version: TariffVersion,
  next: TariffVersion | undefined,
  file: TariffFile,
  today: LocalDate,
): ReadableVersionJson {
  const to = version.to ?? (next === undefined ? null : addDays(next.from, -1))
  return {
    from: version.from,
    to,
    standing: today < version.from ? 'coming' : to !== null && to < today ? 'past' : 'current',
    note: version.note ?? null,
    quantities: Object.entries(version.quantities ?? {}).map(([name, value]) => {
      const steps = datedSteps(value)
      const isOne = steps.length === 1
      return {
        name: nameText(name),
        sentence: isOne ? `${sentenceCase(valueText(steps[0]?.value ?? 0))}.` : 'It changes with time.',
        tables: isOne ? [] : [priceTable(nameText(name), [{ label: '', value }])],
      }
    }),
    conventions: version.conventions === undefined ? [] : readableConventions(version.conventions),
    rules: version.rules.map((rule) => readableRule(rule, { unit: file.unit ?? 'unit', rules: version.rules })),
  }
}

/** The versions of a tariff with the days on which prices change within each, oldest first. */
export function timelineOf(file: TariffFile, today: LocalDate): VersionSpanJson[] {
  const changes = new Map(file.versions.map((version) => [version.from, priceChanges(version)]))
  return readableTariff(file, today).versions.map(({ from, to, standing }) => ({
    from,
    to,
    standing,
    changes: changes.get(from) ?? [],
  }))
}

/** The days on which a price of the version changes after its first day, for the timeline. */
export function priceChanges(version: TariffVersion): string[] {
  const found = new Set<string>()
  collectDates(version.rules, found)
  return [...found].filter((date) => date > version.from && (version.to === undefined || date <= version.to)).sort()
}

function collectDates(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) {
    for (const entry of value) collectDates(entry, found)
    return
  }
  if (typeof value !== 'object' || value === null) return
  const members = value as Record<string, unknown>
  // A dated value, or a rule that is not there from the first day.
  if (typeof members['from'] === 'string' && ('value' in members || 'rule' in members)) found.add(members['from'])
  for (const entry of Object.values(members)) collectDates(entry, found)
}

/** One line that says what a version charges: the labels of its rules. */
export function versionSummary(version: ReadableVersionJson): string {
  return listText(version.rules.map((rule) => rule.label))
}
