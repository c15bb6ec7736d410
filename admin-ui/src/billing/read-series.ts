import { Decimal, decimal, isDecimalText } from '../../../domain/kernel/decimal.js'
import { dayText, monthText } from '../presentation/date-text.js'
import type { UsageSeries } from '../presentation/usage-points.js'

export interface ChartedRead {
  readonly readOn: string
  readonly value: string
  readonly kind: string
}

export interface ChartedRegister {
  readonly meterId: string
  readonly register: string
  readonly unit: string
  readonly role: string
  readonly dials: number
  readonly multiplier: string
  /** Oldest first. */
  readonly reads: readonly ChartedRead[]
}

/** Use between two reads after the multiplier; a dial that passed its end is told by reads near the end and near zero. */
export function consumptionBetween(
  register: Pick<ChartedRegister, 'dials' | 'multiplier'>,
  before: string,
  after: string,
): Decimal {
  const full = new Decimal(10).pow(register.dials)
  const [opening, closing] = [decimal(before), decimal(after)]
  const rolledOver = closing.lt(opening) && opening.gte(full.times('0.9')) && closing.lt(full.times('0.1'))
  return closing
    .minus(opening)
    .plus(rolledOver ? full : 0)
    .times(register.multiplier)
}

/** What a register used from read to read, for a small chart; of a demand register, what it showed at each read. */
export function seriesOf(register: ChartedRegister): UsageSeries {
  const label = `Meter ${register.meterId}, ${register.register}`
  if (register.role === 'demand') {
    return {
      label,
      unit: register.unit,
      points: register.reads.map((read) => point(read, decimal(read.value).times(register.multiplier), dayText(read.readOn))),
    }
  }
  const points = register.reads.slice(1).map((read, index) => {
    const before = register.reads[index]
    const use = before === undefined ? new Decimal(0) : consumptionBetween(register, before.value, read.value)
    return point(read, use, `${before === undefined ? '' : dayText(before.readOn)} – ${dayText(read.readOn)}`)
  })
  return { label, unit: register.unit, points }
}

function point(read: ChartedRead, value: Decimal, title: string) {
  return { label: monthText(read.readOn), title, value: value.toFixed(), ...(read.kind === 'actual' ? {} : { note: read.kind }) }
}

/** What a new read would mean: the use since the read before it. Undefined while the text is no number, or nothing stands before it. */
export function consumptionOfRead(
  register: ChartedRegister,
  on: string,
  value: string,
): { readonly use: string; readonly since: string } | undefined {
  const before = register.reads.filter((read) => read.readOn < on).at(-1)
  if (!isDecimalText(value.trim()) || before === undefined) return undefined
  if (register.role === 'demand') return { use: decimal(value.trim()).times(register.multiplier).toFixed(), since: before.readOn }
  return { use: consumptionBetween(register, before.value, value.trim()).toFixed(), since: before.readOn }
}
