import { decimal } from '../../../../domain/kernel/decimal.js'
import type { BoundRule, ChargePer } from '../../../../domain/rating/tariff.js'
import type { UrdbDraft } from './urdb-draft.js'

/** Fixed charges: of the first meter, of further ones, and by the older name. */
export function addFixed(draft: UrdbDraft): void {
  const { reader, input } = draft
  const first = reader.number('fixedchargefirstmeter')
  const older = reader.number('fixedmonthlycharge')
  const further = reader.number('fixedchargeeaaddl')
  const isCharged = [first, further].some((price) => price !== undefined && !decimal(price).isZero())
  const per = isCharged ? perOf(draft, 'fixedchargeunits') : 'bill'
  if (first !== undefined && older !== undefined && !decimal(first).eq(older)) {
    reader.refuse(
      'CONTRADICTION',
      'fixedmonthlycharge',
      `fixedmonthlycharge is ${older} and fixedchargefirstmeter ${first}: one of them must go`,
    )
  }
  const price = first ?? older
  if (price !== undefined && !decimal(price).isZero())
    addCharge(draft, 'fixed', 'FIXED', 'Fixed charge', price, first === undefined ? 'bill' : per)
  if (further === undefined || decimal(further).isZero()) return
  const meters = Number(
    input.options.text('meters', /^[1-9]\d{0,3}$/, '1', 'there is one meter, and none of the additional ones the entry prices'),
  )
  if (meters > 1)
    addCharge(
      draft,
      'fixed-further',
      'FIXED-FURTHER',
      'Further meters',
      decimal(further)
        .times(meters - 1)
        .toFixed(),
      per,
    )
}

function addCharge(draft: UrdbDraft, rule: string, line: string, label: string, price: string, per: ChargePer): void {
  draft.rules.push({ rule, kind: 'fixed', line, label, per, price })
  draft.groups[rule] = 'fixed'
}

function perOf(draft: UrdbDraft, field: string): ChargePer {
  const { reader, input } = draft
  const unit = reader.text(field)?.toLowerCase().replaceAll(' ', '')
  switch (unit) {
    case '$/month':
      return 'bill'
    case '$/day':
      return 'day'
    case '$/year':
      if (field === 'fixedchargeunits')
        input.options.assume('fixed charge of a year', 'a twelfth', 'a billing period pays a twelfth of it')
      return 'year'
    case undefined:
      input.options.assume(field, '$/month', 'the entry has no unit')
      return 'bill'
    default:
      reader.refuse('UNIT', field, `${field} is ${JSON.stringify(unit)}: $/month, $/day or $/year`)
      return 'bill'
  }
}

/** Minimum charges, on the sum of everything before. */
export function addMinimum(draft: UrdbDraft): void {
  const { reader } = draft
  for (const field of ['mincharge', 'minmonthlycharge', 'annualmincharge']) {
    if (reader.number(field)?.startsWith('-') === true)
      reader.refuse('FIELD_VALUE', field, `${field} is ${reader.number(field)}: a minimum is not below zero`)
  }
  const minimum = reader.number('mincharge')
  if (minimum !== undefined && !decimal(minimum).isZero()) addBound(draft, 'minimum', minimum, perOf(draft, 'minchargeunits'))
  const monthly = reader.number('minmonthlycharge')
  if (monthly !== undefined && !decimal(monthly).isZero() && !isSame(minimum, monthly))
    addBound(draft, 'minimum-month', monthly, 'bill')
  const annual = reader.number('annualmincharge')
  if (annual !== undefined && !decimal(annual).isZero() && !isSame(minimum, annual))
    addBound(draft, 'minimum-year', annual, 'year')
}

function isSame(left: string | undefined, right: string): boolean {
  return left !== undefined && decimal(left).eq(right)
}

function addBound(draft: UrdbDraft, rule: string, amount: string, per: ChargePer): void {
  const { options } = draft.input
  const method = options.choice('minimum', ['floor', 'adder'], 'the bill is raised to the minimum')
  const ends =
    per === 'year'
      ? Number(options.text('year_ends_in', /^([1-9]|1[0-2])$/, '12', 'the year of the minimum is the calendar year'))
      : undefined
  // Nothing stands for it where it is left out: a year in which service begins is refused then.
  const firstYear =
    per === 'year' && options.has('minimum_first_year')
      ? options.choice('minimum_first_year', ['by_days', 'whole', 'none'], 'as asked')
      : undefined
  draft.rules.push({
    rule,
    kind: 'minimum',
    line: rule === 'minimum' ? 'MINIMUM' : rule.toUpperCase(),
    label: per === 'year' ? 'Minimum of the year' : 'Minimum charge',
    amount,
    per,
    method,
    ...(method === 'adder' ? { add_when: 'always' as const } : {}),
    of: ['all'],
    ...(ends === undefined ? {} : { year_ends_in: ends }),
    ...(firstYear === undefined ? {} : { first_year: firstYear }),
  } satisfies BoundRule)
  draft.groups[rule] = 'minimum'
}
