import type { SimulationJson, SimulationPageJson } from '../../../api/policy-effects/contract.js'
import { Decimal } from '../../../domain/kernel/decimal.js'

export const simulationPath = (id: number): string => `/policy-simulations/${id}/show`

const STATES: Readonly<Record<SimulationJson['state'], string>> = {
  running: 'Under way',
  done: 'Done',
  cancelled: 'Cancelled',
  failed: 'Failed',
}
export const simulationStateText = (state: SimulationJson['state']): string => STATES[state]

const ACTS: Readonly<Record<string, string>> = {
  opened: 'Cases opened',
  reminder: 'Reminders',
  call: 'Calls',
  visit: 'Visits',
  first_notice: 'First notices',
  second_notice: 'Second notices',
  cut: 'Disconnections',
  reconnected: 'Reconnections',
  forbidden: 'Forbidden',
}
export const whatText = (what: string): string => ACTS[what] ?? what

/** `cut.min_amount` → as it is: the rule's own name, by which it is found in the packs; a protection of a household has none. */
export const ruleText = (rule: string): string => (rule === 'protection' ? 'a protection of the household' : rule)

type Line = SimulationPageJson['lines'][number]
type Side = { readonly cases: number; readonly amount: string }

/** Both sides and what happened, added up. */
export interface EffectSum {
  readonly key: string
  readonly label: string
  readonly month: string
  readonly governed: Side
  readonly tried: Side
  readonly happened: Side | null
}

const ORDER = Object.keys(ACTS)
const plus = (left: Side, right: Side): Side => ({
  cases: left.cases + right.cases,
  amount: new Decimal(left.amount).plus(right.amount).toFixed(2),
})

/** Adds lines up by what `keyOf` says; undefined leaves a line out. The order is that of the acts, then of the keys. */
export function sumLines(lines: readonly Line[], of: (line: Line) => { key: string; label: string } | undefined): EffectSum[] {
  const sums = new Map<string, EffectSum>()
  for (const line of lines.toSorted((left, right) => ORDER.indexOf(left.what) - ORDER.indexOf(right.what))) {
    const named = of(line)
    if (named === undefined) continue
    const known = sums.get(named.key)
    const { governed, tried, happened, month } = line
    sums.set(
      named.key,
      known === undefined
        ? { ...named, month, governed, tried, happened }
        : {
            ...known,
            governed: plus(known.governed, governed),
            tried: plus(known.tried, tried),
            happened: known.happened === null || happened === null ? null : plus(known.happened, happened),
          },
    )
  }
  return [...sums.values()]
}
