import type { CompiledTariff } from '../rating/compiled-tariff.js'

/** A bank a tariff keeps, or its share of one period of the day. */
export interface BankPart {
  readonly bank: string
  readonly label: string
  /** null: one for all hours. */
  readonly period: string | null
  /** The key it is carried on by. */
  readonly part: string
  readonly unit: string
}

/** The banks of a tariff as its last version has them. */
export function bankParts(tariff: CompiledTariff, currency: string): BankPart[] {
  const rules = [...(tariff.versions.at(-1)?.rules.values() ?? [])]
  return rules.flatMap((rule): BankPart[] => {
    if (rule.kind === 'credit_bank') return [{ bank: rule.id, label: rule.label, period: null, part: 'lots', unit: currency }]
    if (rule.kind !== 'time_of_use' || rule.source.bank === undefined) return []
    const of = { bank: rule.id, label: rule.source.bank.label ?? rule.label, unit: rule.source.unit ?? tariff.unit }
    if (rule.source.bank.kind === 'pooled') return [{ ...of, period: null, part: 'pool' }]
    return rule.periods.map(({ name }) => ({ ...of, period: name, part: name }))
  })
}
