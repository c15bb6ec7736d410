import { addMonths } from '../../../../domain/kernel/local-date.js'
import { type Json, type JsonObject, isObject, listAt, textAt } from './tariff-text.js'

/** What a tariff begins with that follows no other. */
export function blankTariff(today: string): JsonObject {
  return {
    tariff: 'NEW',
    name: 'New tariff',
    service: 'water',
    unit: 'ccf',
    billed_quantity: 'use',
    versions: [{ from: firstOfNextMonth(today), rules: [NEW_RULES.fixed] }],
  }
}

/** The file with one more dated part behind the last: the same rules from a day on. */
export function withNextVersion(document: JsonObject, today: string): JsonObject {
  const versions = listAt(document, ['versions'])
  const last = versions.at(-1)
  if (!isObject(last)) return { ...document, versions: [{ from: firstOfNextMonth(today), rules: [NEW_RULES.fixed] }] }
  const { to: _to, note: _note, ...rest } = last
  const wanted = firstOfNextMonth(today)
  const from = textAt(last, ['from'])
  return {
    ...document,
    versions: [...versions, { ...(standing(rest) as JsonObject), from: from < wanted ? wanted : addMonths(from, 1) }],
  }
}

/** Steps of dated values taken as their last one: what a new part begins with. */
function standing(value: Json): Json {
  if (Array.isArray(value)) {
    const list = value as readonly Json[]
    const last = list.at(-1)
    if (isObject(last) && 'value' in last && 'from' in last && last['value'] !== undefined) return standing(last['value'])
    return list.map(standing)
  }
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, member === undefined ? member : standing(member)]),
  )
}

function firstOfNextMonth(today: string): string {
  return `${addMonths(today, 1).slice(0, 7)}-01`
}

export const RULE_KINDS = ['fixed', 'usage', 'time_of_use', 'demand', 'percent', 'minimum', 'maximum'] as const
export type RuleKind = (typeof RULE_KINDS)[number]

export const KIND_TEXT: Readonly<Record<RuleKind, string>> = {
  fixed: 'Fixed charge',
  usage: 'Charge on use, in blocks or at one price',
  time_of_use: 'Time of use',
  demand: 'Demand',
  percent: 'Percent: tax, surcharge, discount',
  minimum: 'Minimum',
  maximum: 'Maximum',
}

/** What a new rule of each kind begins with; names are to be chosen. */
export const NEW_RULES: Readonly<Record<RuleKind, JsonObject>> = {
  fixed: { rule: 'base', kind: 'fixed', line: 'BASE', label: 'Base charge', per: 'month', price: '0.00' },
  usage: { rule: 'use', kind: 'usage', line: 'USE', label: 'Use', price: '0.00' },
  time_of_use: {
    rule: 'energy',
    kind: 'time_of_use',
    schedule: 'day',
    periods: {
      on_peak: { line: 'E-ON', label: 'On-peak', price: '0.00' },
      off_peak: { line: 'E-OFF', label: 'Off-peak', price: '0.00' },
    },
  },
  demand: {
    rule: 'demand',
    kind: 'demand',
    line: 'DEMAND',
    label: 'Demand',
    per: 'month',
    quantity: 'demand',
    price: '0.00',
    unit: 'kW',
  },
  percent: { rule: 'tax', kind: 'percent', as: 'tax', line: 'TAX', label: 'Tax', percent: '0', of: ['all'], exempt: 'nobody' },
  minimum: {
    rule: 'minimum',
    kind: 'minimum',
    line: 'MIN',
    label: 'Minimum charge',
    per: 'month',
    amount: '0.00',
    method: 'floor',
    of: ['all'],
  },
  maximum: { rule: 'maximum', kind: 'maximum', line: 'MAX', label: 'Maximum charge', per: 'month', amount: '0.00', of: ['all'] },
}

/** A rule of the kind whose name no other rule has. */
export function newRule(kind: RuleKind, rules: readonly Json[]): JsonObject {
  const taken = new Set(rules.map((rule) => textAt(rule, ['rule'])))
  const template = NEW_RULES[kind]
  const name = textAt(template, ['rule'])
  let free = name
  for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`
  return { ...template, rule: free }
}
