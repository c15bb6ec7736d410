import type { WhatIfJson, WhatIfPageJson } from '../../../api/what-if/contract.js'
import { Decimal } from '../../../domain/kernel/decimal.js'

export const whatIfPath = (id: number): string => `/what-ifs/${id}/show`

const STATES: Readonly<Record<WhatIfJson['state'], string>> = {
  running: 'Under way',
  done: 'Done',
  cancelled: 'Cancelled',
  failed: 'Failed',
}
export const whatIfStateText = (state: WhatIfJson['state']): string => STATES[state]

/** By how much accounts pay more or less, from the greatest saving to the greatest rise. */
const BANDS: Readonly<Record<number, string>> = {
  [-4]: 'More than 25 % less',
  [-3]: '10 to 25 % less',
  [-2]: '5 to 10 % less',
  [-1]: 'Up to 5 % less',
  0: 'The same',
  1: 'Up to 5 % more',
  2: '5 to 10 % more',
  3: '10 to 25 % more',
  4: 'More than 25 % more',
}
export const bandText = (band: number): string => BANDS[band] ?? String(band)

type Revenue = WhatIfPageJson['revenue'][number]

export interface RevenueSum {
  readonly key: string
  readonly bills: number
  readonly billed: string
  readonly released: string
  readonly draft: string
  readonly difference: string
  readonly taxes: string
}

/** Revenue added up by what `keyOf` says, in the order of the keys. */
export function sumRevenue(rows: readonly Revenue[], keyOf: (row: Revenue) => string): RevenueSum[] {
  const sums = new Map<string, { bills: number; billed: Decimal; released: Decimal; draft: Decimal; taxes: Decimal }>()
  for (const row of rows) {
    const none = new Decimal(0)
    const sum = sums.get(keyOf(row)) ?? { bills: 0, billed: none, released: none, draft: none, taxes: none }
    sums.set(keyOf(row), {
      bills: sum.bills + row.bills,
      billed: sum.billed.plus(row.billed),
      released: sum.released.plus(row.released),
      draft: sum.draft.plus(row.draft),
      taxes: sum.taxes.plus(row.draftTaxes).minus(row.releasedTaxes),
    })
  }
  return [...sums]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, { bills, billed, released, draft, taxes }]) => ({
      key,
      bills,
      billed: billed.toFixed(2),
      released: released.toFixed(2),
      draft: draft.toFixed(2),
      difference: draft.minus(released).toFixed(2),
      taxes: taxes.toFixed(2),
    }))
}

/** `+3.2 %` of what it was; a dash where it was nothing. */
export function percentText(released: string, draft: string): string {
  const before = new Decimal(released)
  if (before.isZero()) return '–'
  const percent = new Decimal(draft).minus(before).times(100).div(before.abs())
  if (percent.isZero()) return '0 %'
  // Small changes of large sums are read to the second digit.
  return `${percent.isNegative() ? '−' : '+'}${percent.abs().toFixed(percent.abs().lt(1) ? 2 : 1)} %`
}

export const lessText = (left: string, right: string): string => new Decimal(left).minus(right).toFixed(2)

export interface BandSum {
  readonly band: number
  readonly accounts: number
  readonly difference: string
}

/** All bands, empty ones as well, of the classes together. */
export function sumBands(bands: WhatIfPageJson['bands']): BandSum[] {
  return [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((band) => {
    const own = bands.filter((each) => each.band === band)
    return {
      band,
      accounts: own.reduce((sum, each) => sum + each.accounts, 0),
      difference: own.reduce((sum, each) => sum.plus(each.difference), new Decimal(0)).toFixed(2),
    }
  })
}

/** Whose use it is: `residential, cycle 1, billed by W-RES`, or all accounts. */
export function scopeText({ customerClass, billCycle, billedBy }: WhatIfJson): string {
  const parts = [
    ...(customerClass === null ? [] : [customerClass.replaceAll('_', ' ')]),
    ...(billCycle === null ? [] : [`cycle ${billCycle}`]),
    ...(billedBy === null ? [] : [`billed by ${billedBy}`]),
  ]
  return parts.length === 0 ? 'all accounts' : `accounts: ${parts.join(', ')}`
}
