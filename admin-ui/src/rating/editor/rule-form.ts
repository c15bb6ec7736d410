import { MONTH_NAMES } from '../../../../domain/kernel/month-names.js'
import { RULE_KINDS, type RuleKind } from './new-tariff.js'
import { type JsonObject, textAt } from './tariff-text.js'

/** How a member of a rule is edited. */
export type Field =
  | { readonly name: string; readonly label: string; readonly kind: 'text' | 'value' | 'names' | 'tiers' | 'periods' }
  | {
      readonly name: string
      readonly label: string
      readonly kind: 'choice'
      readonly choices: Readonly<Record<string, string>>
      /** The choices are numbers in the file. */
      readonly isNumber?: true
    }

const PER: Field = {
  name: 'per',
  label: 'Per',
  kind: 'choice',
  choices: { month: 'month', day: 'day', year: 'year', bill: 'bill' },
}
const PRICE: Field = { name: 'price', label: 'Price', kind: 'value' }
const TIERS: Field = { name: 'tiers', label: 'Blocks', kind: 'tiers' }
const OF: Field = { name: 'of', label: 'Of rules or lines', kind: 'names' }
const EXCEPT: Field = { name: 'except', label: 'Except', kind: 'names' }
const AS: Field = {
  name: 'as',
  label: 'Counts as',
  kind: 'choice',
  choices: { '': 'charge', charge: 'charge, stated', surcharge: 'surcharge', discount: 'discount', tax: 'tax' },
}
const HEAD: readonly Field[] = [
  { name: 'label', label: 'Printed as', kind: 'text' },
  { name: 'line', label: 'Line code', kind: 'text' },
  { name: 'rule', label: 'Name of the rule', kind: 'text' },
]
const YEAR_ENDS_IN: Field = {
  name: 'year_ends_in',
  label: 'Its year ends with',
  kind: 'choice',
  isNumber: true,
  choices: { '': 'not stated', ...Object.fromEntries(MONTH_NAMES.map((month, index) => [String(index + 1), month])) },
}
const AMOUNT: Field = { name: 'amount', label: 'Amount', kind: 'value' }
/** What only a minimum says. */
const OF_MINIMUM: readonly Field[] = [
  {
    name: 'method',
    label: 'Method',
    kind: 'choice',
    choices: { '': 'not stated', floor: 'makes up the difference', adder: 'is added' },
  },
  {
    name: 'add_when',
    label: 'It is added',
    kind: 'choice',
    choices: { '': 'not stated', below: 'where the lines come to less', always: 'in any case' },
  },
  {
    name: 'first_year',
    label: 'Service begins inside the year',
    kind: 'choice',
    choices: {
      '': 'not stated: refused',
      by_days: 'its share by days',
      whole: 'the whole amount',
      none: 'no minimum that year',
    },
  },
]

/** What the form knows of each kind of rule, in the order it is shown. */
const FIELDS: Readonly<Record<RuleKind, readonly Field[]>> = {
  fixed: [...HEAD, PER, AS, PRICE, TIERS],
  usage: [...HEAD, AS, PRICE, TIERS],
  time_of_use: [
    HEAD[0] as Field,
    HEAD[2] as Field,
    { name: 'schedule', label: 'Schedule', kind: 'text' },
    {
      name: 'of',
      label: 'Energy',
      kind: 'choice',
      choices: {
        '': 'delivered',
        delivered: 'delivered, stated',
        received: 'received',
        net: 'net',
        shared: 'of generators elsewhere',
      },
    },
    { name: 'periods', label: 'Periods of the day', kind: 'periods' },
  ],
  demand: [
    ...HEAD,
    PER,
    { name: 'unit', label: 'Unit', kind: 'text' },
    { name: 'quantity', label: 'Billing demand', kind: 'value' },
    PRICE,
    TIERS,
  ],
  percent: [
    ...HEAD,
    AS,
    { name: 'authority', label: 'Owed to (tax)', kind: 'text' },
    { name: 'percent', label: 'Percent', kind: 'value' },
    OF,
    EXCEPT,
    { name: 'at_most', label: 'At most', kind: 'value' },
  ],
  minimum: [...HEAD, PER, YEAR_ENDS_IN, ...OF_MINIMUM, AMOUNT, OF, EXCEPT],
  maximum: [...HEAD, PER, YEAR_ENDS_IN, AMOUNT, OF, EXCEPT],
}

/** The kind of a rule, where the form knows it. */
export function knownKind(rule: JsonObject): RuleKind | undefined {
  return RULE_KINDS.find((kind) => kind === textAt(rule, ['kind']))
}

/** The fields of a rule: members that matter always, others where they are stated. Blocks stand in the place of the one price. */
export function fieldsOf(rule: JsonObject): readonly Field[] {
  const kind = knownKind(rule)
  if (kind === undefined) return []
  return FIELDS[kind].filter(({ name }) => {
    if (name === 'tiers') return rule['tiers'] !== undefined
    if (name === 'price' || name === 'line') return rule[name] !== undefined || rule['tiers'] === undefined
    if (name === 'at_most' || name === 'except') return rule[name] !== undefined
    // What no longer belongs to the rule stays in sight until it is taken away.
    if (name === 'year_ends_in' || name === 'first_year') return rule['per'] === 'year' || rule[name] !== undefined
    if (name === 'add_when') return rule['method'] === 'adder' || rule[name] !== undefined
    return true
  })
}

/** What the rule says besides, which the form does not know. */
export function restOf(rule: JsonObject): JsonObject {
  const known = new Set([
    ...(knownKind(rule) === undefined ? [] : FIELDS[knownKind(rule) as RuleKind].map(({ name }) => name)),
    'kind',
  ])
  return Object.fromEntries(Object.entries(rule).filter(([name]) => !known.has(name)))
}

/** The rule with another rest: what the form shows stays, in its place. */
export function withRest(rule: JsonObject, rest: JsonObject): JsonObject {
  const before = new Set(Object.keys(restOf(rule)))
  return { ...Object.fromEntries(Object.entries(rule).filter(([name]) => !before.has(name))), ...rest }
}

/** Whether one price may be divided into blocks. */
export function mayHaveTiers(rule: JsonObject): boolean {
  const kind = knownKind(rule)
  return kind === 'usage' || kind === 'fixed' || kind === 'demand'
}
