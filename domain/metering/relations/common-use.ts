import { type Decimal, sum } from '../../kernel/decimal.js'
import type { LocalDate } from '../../kernel/local-date.js'
import { type DialPoint, type PlausibilityRules, usesBetweenReads } from '../read-plausibility.js'

/** A register with the reads that count, its install among them, oldest first. */
export interface ReadRegister {
  readonly meterId: string
  readonly register: string
  readonly unit: string
  readonly dials: number
  readonly multiplier: string
  readonly points: readonly DialPoint[]
}

/** What two sets of registers counted between the same two reads. */
export interface CommonUse {
  readonly from: LocalDate
  readonly to: LocalDate
  readonly first: Decimal
  readonly second: Decimal
}

/**
 * The use of both sets between the last two dates on which every register of both was read, where the later one is `on`. Undefined while
 * one of them was not read, or where a dial ran backwards.
 */
export function commonUse(
  first: readonly ReadRegister[],
  second: readonly ReadRegister[],
  on: LocalDate,
  rules: PlausibilityRules,
): CommonUse | undefined {
  const all = [...first, ...second]
  if (first.length === 0 || second.length === 0) return undefined
  const dates = (all[0]?.points ?? [])
    .map((point) => point.on)
    .filter((date) => date <= on && all.every((register) => register.points.some((point) => point.on === date)))
  const [from, to] = dates.slice(-2)
  if (from === undefined || to !== on) return undefined
  const uses = [useOf(first, from, to, rules), useOf(second, from, to, rules)]
  const [one, other] = uses
  return one === undefined || other === undefined ? undefined : { from, to, first: one, second: other }
}

function useOf(
  registers: readonly ReadRegister[],
  from: LocalDate,
  to: LocalDate,
  rules: PlausibilityRules,
): Decimal | undefined {
  const uses = registers.map((register) => {
    const ends = register.points.filter((point) => point.on === from || point.on === to)
    return usesBetweenReads({ ...register, role: 'consumption' }, ends, rules)[0]?.use
  })
  return uses.includes(undefined) ? undefined : sum(uses as Decimal[])
}
