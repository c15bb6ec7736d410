import type { DatedValue, Value } from '../../domain/rating/tariff.js'
import type { PriceTableJson } from './contract.js'
import { datedSteps, type Leaf, leavesOf } from './readable-values.js'

export interface PriceEntry {
  readonly label: string
  readonly value: DatedValue
}

/**
 * A table of values by date. A row that a later column lacks is null there; an entry that is itself a table (by meter size, by
 * season) becomes a row for each of its keys.
 */
export function priceTable(caption: string, entries: readonly PriceEntry[]): PriceTableJson {
  const dates = [...new Set(entries.flatMap((entry) => datedSteps(entry.value).map((step) => step.from ?? '')))].sort()
  const rows = entries.flatMap((entry) => {
    const byDate = dates.map((date) => leavesAt(entry.value, date))
    const labels = [...new Set(byDate.flatMap((leaves) => leaves.map((leaf) => leaf.label)))]
    return labels.map((label) => ({
      label: [entry.label, label].filter((part) => part !== '').join(', '),
      cells: byDate.map((leaves) => leaves.find((leaf) => leaf.label === label)?.text ?? null),
    }))
  })
  return { caption, columns: dates.map((date) => (date === '' ? null : date)), rows }
}

function leavesAt(value: DatedValue, date: string): Leaf[] {
  const inForce: Value | undefined = datedSteps(value).findLast((step) => (step.from ?? '') <= date)?.value
  return inForce === undefined ? [] : leavesOf(inForce)
}

/** True where the value is one number or name, said in the sentence itself. */
export function isPlain(value: DatedValue): boolean {
  const steps = datedSteps(value)
  return steps.length === 1 && leavesOf(steps[0]?.value ?? 0).length === 1
}
