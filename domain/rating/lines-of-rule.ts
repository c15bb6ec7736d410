import { type Decimal, ZERO } from '../kernel/decimal.js'
import { boundLines } from './charge-bound.js'
import { creditBankLines } from './charge-credit-bank.js'
import { levelLines } from './charge-fixed.js'
import { percentLines } from './charge-percent.js'
import { timeOfUseLines } from './charge-time-of-use.js'
import { usageLines } from './charge-usage.js'
import type { CompiledRule } from './compiled-rule.js'
import { type LineDraft, lineOf, type RatedLine, selectLines } from './rated-line.js'
import type { Part } from './segments.js'
import { roundTo } from './tariff-rounding.js'

/** The lines of one rule for the parts of a period: rounded, merged and limited as it says. `before`: lines made so far. */
export function linesOfRule(parts: readonly Part[], before: readonly RatedLine[]): RatedLine[] {
  const rule = parts.find((part) => part.rule !== undefined)?.rule
  if (rule === undefined) return []
  const lines = LINES_OF[rule.kind](parts, before).map(lineOf)
  const { segments } = rule.conventions
  const merged = segments === 'separate' || lines.length < 2 ? lines : mergeLines(lines, segments)
  const limitTo = limitOf(rule)
  return limitTo === undefined ? merged : limitDiscounts(merged, selectLines(before, limitTo))
}

/** How the lines of each kind of charge come about: a new kind is a file and a line here. */
const LINES_OF: Readonly<Record<CompiledRule['kind'], (parts: readonly Part[], before: readonly RatedLine[]) => LineDraft[]>> = {
  fixed: levelLines,
  demand: levelLines,
  usage: usageLines,
  time_of_use: timeOfUseLines,
  percent: percentLines,
  minimum: boundLines,
  maximum: boundLines,
  credit_bank: creditBankLines,
}

function limitOf(rule: CompiledRule): readonly string[] | undefined {
  switch (rule.kind) {
    case 'percent':
    case 'time_of_use':
      return rule.source.limit_to
    case 'minimum':
    case 'maximum':
    case 'credit_bank':
      return undefined
    default:
      return rule.limitTo
  }
}

/** Lines of one code as one line over all their days: exact amounts are summed and rounded once, or rounded ones summed. */
function mergeLines(lines: readonly RatedLine[], segments: 'merged' | 'merged_after_rounding'): RatedLine[] {
  const byCode = new Map<string, RatedLine>()
  for (const line of lines) {
    const known = byCode.get(line.lineCode)
    byCode.set(line.lineCode, known === undefined ? line : joined(known, line))
  }
  return [...byCode.values()].map((line) =>
    segments === 'merged' ? { ...line, amount: roundTo(line.exact, line.rounder) } : line,
  )
}

function joined(left: RatedLine, right: RatedLine): RatedLine {
  return {
    ...right,
    from: left.from < right.from ? left.from : right.from,
    to: left.to > right.to ? left.to : right.to,
    quantity: left.quantity.plus(right.quantity),
    exact: left.exact.plus(right.exact),
    amount: left.amount.plus(right.amount),
    steps: [...left.steps, ...right.steps],
    reads: [...new Set([...left.reads, ...right.reads])],
  }
}

/** Discounts are cut where they would exceed the lines they are limited to. */
function limitDiscounts(lines: readonly RatedLine[], covered: readonly RatedLine[]): RatedLine[] {
  let left = covered.reduce<Decimal>((sum, line) => sum.plus(line.amount), ZERO)
  if (left.isNegative()) left = ZERO
  return lines.map((line) => {
    if (!line.amount.isNegative()) return line
    const wanted = line.amount.negated()
    const given = wanted.gt(left) ? left : wanted
    left = left.minus(given)
    if (given.eq(wanted)) return line
    const step = { step: 'limited', figures: { discount: wanted.toFixed(), given: given.toFixed() } } as const
    return { ...line, exact: given.negated(), amount: given.negated(), steps: [...line.steps, step] }
  })
}
