import { isDecimalText } from '../kernel/decimal.js'
import { isLocalDate, type LocalDate } from '../kernel/local-date.js'
import type { CarriedEntry, CarriedState } from './carried-state.js'
import type { CompiledRule } from './compiled-rule.js'
import type { CompiledTariff } from './compiled-tariff.js'

/** Which rule's figures a period cannot go on from, and why. */
export interface CarriedProblem {
  readonly rule: string
  readonly message: string
}

/** Peaks of earlier months, which several rules may ask for; they belong to no rule. */
const PEAKS = 'peaks'

/**
 * Whether a period that begins on a day can go on from what somebody says was left before it: only what this tariff leaves itself, in its
 * own form, and nothing from the days to come. The first thing that is wrong; undefined where nothing is.
 */
export function carriedProblem(tariff: CompiledTariff, carried: CarriedState, next: LocalDate): CarriedProblem | undefined {
  for (const [rule, entry] of Object.entries(carried)) {
    const rules = tariff.versions.flatMap((version) => version.rules.get(rule) ?? [])
    const leaves = rules.find(leavesSomething)
    if (rule !== PEAKS && leaves === undefined)
      return {
        rule,
        message: `${JSON.stringify(rule)} is no rule of tariff ${tariff.code} that leaves something to the next period`,
      }
    for (const [name, text] of Object.entries(entry)) {
      const isRight = leaves === undefined ? isPeak(name, text) : isFigureOf(leaves, name, text, next)
      if (!isRight) return { rule, message: `${JSON.stringify(`${name}: ${text}`)} is nothing that ${rule} leaves to ${next}` }
    }
    if (leaves !== undefined && !isWhole(leaves, entry)) return { rule, message: `something is missing of what ${rule} leaves` }
  }
  return undefined
}

function leavesSomething(rule: CompiledRule): boolean {
  switch (rule.kind) {
    case 'time_of_use':
      return rule.source.bank !== undefined
    case 'credit_bank':
      return true
    case 'minimum':
    case 'maximum':
      return rule.source.per === 'year'
    case 'usage':
      return rule.counter !== undefined
    default:
      return false
  }
}

function isFigureOf(rule: CompiledRule, name: string, text: string, next: LocalDate): boolean {
  switch (rule.kind) {
    case 'time_of_use': {
      const parts = rule.source.bank?.kind === 'pooled' ? ['pool'] : rule.periods.map((period) => period.name)
      return parts.includes(name) && areLots(text, next)
    }
    case 'credit_bank':
      return name === 'lots' && areLots(text, next)
    case 'minimum':
    case 'maximum':
      if (name === 'begun' && rule.kind === 'maximum') return false
      return name === 'covered' ? isDecimalText(text) : ['since', 'begun'].includes(name) && isDayBefore(text, next)
    case 'usage':
      return name === 'used' ? isDecimalText(text) : ['since', 'until'].includes(name) && isDayBefore(text, next)
    default:
      return false
  }
}

/** Figures that only say something together. */
function isWhole(rule: CompiledRule, entry: CarriedEntry): boolean {
  const names = Object.keys(entry)
  if (names.length === 0) return true
  if (rule.kind === 'minimum' || rule.kind === 'maximum') {
    return entry['since'] !== undefined && entry['covered'] !== undefined && (entry['begun'] ?? entry['since']) === entry['since']
  }
  return rule.kind !== 'usage' || names.length === 3
}

function areLots(text: string, next: LocalDate): boolean {
  if (text === '') return true
  return text.split(';').every((lot) => isDayBefore(lot.slice(0, 10), next) && lot[10] === ':' && isQuantity(lot.slice(11)))
}

function isPeak(name: string, text: string): boolean {
  return /^(kw|kva|kvar) .+ \d{4}-(0[1-9]|1[0-2])$/.test(name) && isQuantity(text)
}

function isQuantity(text: string): boolean {
  return isDecimalText(text) && !text.startsWith('-')
}

function isDayBefore(text: string, next: LocalDate): boolean {
  return isLocalDate(text) && text < next
}
