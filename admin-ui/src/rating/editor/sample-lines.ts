import { Decimal } from '../../../../domain/kernel/decimal.js'
import type { SampleSideJson } from '../../../../api/what-if/sample-bill-routes.js'

type Line = Extract<SampleSideJson, { isRated: true }>['lines'][number]

/** A line of the bill on both sides; null where it is on one only. Amounts are decimal text. */
export interface ComparedLine {
  readonly key: string
  readonly label: string
  readonly was: string | null
  readonly now: string | null
  readonly quantity: string
  readonly unit: string
  readonly why: readonly string[]
}

/**
 * The lines of a bill under the tariffs in force beside those with a draft, in the order of the draft's; a charge that is divided at a change
 * of price is one line. Lines of tariffs that the draft does not touch are left out where `only` names the ones that count.
 */
export function comparedLines(was: readonly Line[], now: readonly Line[], only: readonly string[]): ComparedLine[] {
  const counts = (line: Line): boolean => only.length === 0 || only.includes(line.tariff)
  const [before, after] = [summed(was.filter(counts)), summed(now.filter(counts))]
  const keys = [...after.keys(), ...[...before.keys()].filter((key) => !after.has(key))]
  return keys.map((key) => {
    const [one, other] = [before.get(key), after.get(key)]
    const shown = (other ?? one) as Sum
    return {
      key,
      label: shown.label,
      was: one?.amount.toFixed(2) ?? null,
      now: other?.amount.toFixed(2) ?? null,
      quantity: shown.quantity,
      unit: shown.unit,
      why: shown.why,
    }
  })
}

/** What the bill has beside the lines that are shown, so that they add up to it; undefined where that is nothing. */
export function otherLines(
  shown: readonly ComparedLine[],
  total: { readonly was: string | null; readonly now: string | null },
): { readonly was: string | null; readonly now: string | null } | undefined {
  const rest = (side: 'was' | 'now'): string | null =>
    total[side] === null ? null : shown.reduce((left, line) => left.minus(line[side] ?? 0), new Decimal(total[side])).toFixed(2)
  const others = { was: rest('was'), now: rest('now') }
  return [others.was, others.now].every((amount) => amount === null || new Decimal(amount).isZero()) ? undefined : others
}

interface Sum {
  readonly label: string
  readonly amount: Decimal
  readonly quantity: string
  readonly unit: string
  readonly why: readonly string[]
}

function summed(lines: readonly Line[]): Map<string, Sum> {
  const sums = new Map<string, Sum>()
  for (const { code, label, amount, quantity, unit, why } of lines) {
    const key = `${code} ${label}`
    const known = sums.get(key)
    const total = (known?.amount ?? new Decimal(0)).plus(amount)
    sums.set(key, { label, amount: total, quantity, unit, why: [...(known?.why ?? []), ...why] })
  }
  return sums
}
