import { type Decimal, ZERO } from '../kernel/decimal.js'
import { done, type Outcome } from '../kernel/outcome.js'
import type { CompiledPercent } from './compiled-rule.js'
import type { CompiledTariff } from './compiled-tariff.js'
import type { RatingFacts, RatingProblem } from './facts.js'
import { linesOfRule } from './lines-of-rule.js'
import { notApplicable, noVersion, type RatingRefusal, scopeOf } from './rate-agreement.js'
import { type RatedLine, selectLines } from './rated-line.js'
import { partsOf } from './segments.js'
import { roundTo } from './tariff-rounding.js'
import { versionsInPeriod } from './versions-in-period.js'

/**
 * Lines of a tariff that applies to the whole bill, as lines of the agreements in `lines` (same order): a percentage of
 * lines of all agreements is worked out and rounded once, then put on the agreements as its rule says.
 */
export function rateBill(
  tariff: CompiledTariff,
  facts: RatingFacts,
  lines: readonly (readonly RatedLine[])[],
  digits: number,
): Outcome<RatedLine[][], RatingRefusal> {
  const spans = versionsInPeriod(tariff, facts.period)
  if (spans.length === 0) return { ok: false, refusal: noVersion(tariff, facts) }
  const problems: RatingProblem[] = []
  const scopes = spans.map((entry) => ({
    ...entry,
    scope: scopeOf(tariff, entry.version, facts, { problems, leaves: new Map(), banks: [], notes: [] }),
  }))
  const added: RatedLine[][] = lines.map(() => [])
  const ids = new Set(spans.flatMap((entry) => [...entry.version.rules.keys()]))
  for (const id of ids) {
    const timeline = scopes.map((entry) => ({ span: entry.span, rule: entry.version.rules.get(id), scope: entry.scope }))
    const rule = timeline.find((entry) => entry.rule !== undefined)?.rule as CompiledPercent
    const all = lines.map((own, index) => [...own, ...(added[index] ?? [])])
    for (const line of linesOfRule(partsOf(timeline, []), all.flat())) {
      allocate(line, rule, all, digits).forEach((part, index) => {
        if (part !== undefined) added[index]?.push(part)
      })
    }
  }
  if (problems.length > 0) return { ok: false, refusal: notApplicable(tariff, problems) }
  return done(added)
}

/** The line's amount on the agreements; the parts sum to it. */
function allocate(
  line: RatedLine,
  rule: CompiledPercent,
  all: readonly RatedLine[][],
  digits: number,
): (RatedLine | undefined)[] {
  const bases = all.map((own) =>
    selectLines(own, rule.source.of, rule.source.except).reduce<Decimal>((sum, base) => sum.plus(base.amount), ZERO),
  )
  const largest = bases.reduce((best, base, index) => (base.abs().gt(bases[best]?.abs() ?? ZERO) ? index : best), 0)
  const only = rule.source.allocate === 'first_agreement' ? 0 : rule.source.allocate === 'largest_base' ? largest : undefined
  if (only !== undefined) return all.map((_, index) => (index === only ? line : undefined))
  const total = bases.reduce<Decimal>((sum, base) => sum.plus(base), ZERO)
  const shares = bases.map((base) =>
    total.isZero() ? ZERO : roundTo(line.amount.times(base).div(total), { digits, mode: 'half_up', step: null }),
  )
  const rest = line.amount.minus(shares.reduce<Decimal>((sum, share) => sum.plus(share), ZERO))
  shares[largest] = (shares[largest] ?? ZERO).plus(rest)
  return shares.map((share, index) => {
    const base = bases[index] ?? ZERO
    if (share.isZero()) return undefined
    const figures = { total: line.amount.toFixed(), base: base.toFixed(), share: share.toFixed() }
    return { ...line, quantity: base, exact: share, amount: share, steps: [...line.steps, { step: 'allocated', figures }] }
  })
}
