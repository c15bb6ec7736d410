import { type Difference, isAllEqual, type Row, type Section } from '../../domain/comparison/section.js'
import type { MonthComparison } from './compare-month.js'

/** The comparison as lines: each section with its counts, where the sides part, and a summary last. */
export function describeComparison(comparison: MonthComparison, shown: number): string[] {
  const lines: string[] = []
  for (const section of comparison.sections) {
    const counts = [
      `${section.equal} equal`,
      `${section.differentRows} different`,
      `${section.missing.length} missing`,
      `${section.extra.length} extra`,
    ]
    lines.push(`${section.name.padEnd(15)} ${counts.join(', ')}`)
    lines.push(...some(section.different, shown, (difference) => `  different  ${describeDifference(difference)}`))
    lines.push(...some(section.missing, shown, (row) => `  missing    ${describeRow(row)}`))
    lines.push(...some(section.extra, shown, (row) => `  extra      ${describeRow(row)}`))
  }
  for (const name of comparison.absent) lines.push(`${name.padEnd(15)} not compared: there is no file for it`)
  return [...lines, summaryOf(comparison)]
}

export function areBooksEqual(comparison: MonthComparison): boolean {
  return comparison.absent.length === 0 && comparison.sections.every(isAllEqual)
}

function summaryOf(comparison: MonthComparison): string {
  const add = (count: (section: Section) => number): number =>
    comparison.sections.reduce((total, section) => total + count(section), 0)
  const figures = [
    `${add((section) => section.equal)} equal`,
    `${add((section) => section.differentRows)} different`,
    `${add((section) => section.missing.length)} missing`,
    `${add((section) => section.extra.length)} extra`,
  ].join(', ')
  const verdict = areBooksEqual(comparison) ? 'All equal' : 'Not equal'
  return `${verdict} (${comparison.month}): ${figures}${comparison.absent.length === 0 ? '' : `; not compared: ${comparison.absent.join(', ')}`}.`
}

function describeDifference(difference: Difference): string {
  return `${describeRow(difference.at)} ${difference.column}: expected ${difference.expected || 'nothing'}, here ${difference.actual || 'nothing'}`
}

/** The values that say which row it is, and its figures, without what only explains them. */
function describeRow(row: Row): string {
  return Object.entries(row)
    .filter(([column, value]) => value !== '' && column !== 'sentence' && column !== 'name')
    .map(([, value]) => value)
    .join(' ')
}

function some<Item>(items: readonly Item[], shown: number, describe: (item: Item) => string): string[] {
  const lines = items.slice(0, shown).map(describe)
  return items.length > shown ? [...lines, `  … and ${items.length - shown} more; --show ${items.length} shows all`] : lines
}
