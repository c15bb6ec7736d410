import type { Decimal } from '../../kernel/decimal.js'
import { round, type Rounding } from '../../kernel/rounding.js'
import type { IntervalValues } from './estimate.js'

/** Missing intervals on the straight line between their neighbours, where no more than `most` in a row are missing. */
export function interpolation(values: IntervalValues, most: number, rounding: Rounding): Decimal[] | undefined {
  const filled: Decimal[] = []
  for (let index = 0; index < values.length; index++) {
    const own = values[index]
    if (own !== null && own !== undefined) {
      filled.push(own)
      continue
    }
    const next = values.findIndex((value, at) => at > index && value !== null)
    const [before, after] = [filled[index - 1], values[next]]
    const length = next - index
    if (before === undefined || after === null || after === undefined || next === -1 || length > most) return undefined
    for (let step = 1; step <= length; step++) {
      filled.push(
        round(
          before.plus(
            after
              .minus(before)
              .times(step)
              .div(length + 1),
          ),
          rounding,
        ),
      )
    }
    index = next - 1
  }
  return filled
}
