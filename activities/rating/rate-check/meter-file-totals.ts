import { offsetAt, type ZoneTable } from '../../../domain/kernel/zone-table.js'
import { decimal } from '../../../domain/kernel/decimal.js'
import type { PeriodTotal } from '../../../domain/metering/formats/meter-record.js'
import { knownUnit } from '../../../domain/metering/formats/unit-table.js'
import type { RateRefusal } from './contract.js'

interface Row {
  delivered?: PeriodTotal
  received?: PeriodTotal
}

/** Totals of one meter as the usage file of a rate check: by the days of their reads, each of which counts for the begin of its day. */
export function totalsCsv(totals: readonly PeriodTotal[], zone: ZoneTable): string | RateRefusal {
  const rows = new Map<string, Row>()
  for (const total of totals) {
    if (total.unit.toLowerCase() !== 'kwh') {
      const message = `the total of channel ${total.channel} is in ${total.unit === '' ? 'no unit' : total.unit}: totals are rated in kWh`
      return { code: 'UNKNOWN_COLUMN', field: `line ${total.line}`, message }
    }
    const days = `${dayOf(total.from, zone)},${dayOf(total.to, zone)}`
    const row = rows.get(days) ?? {}
    const known = row[total.direction]
    if (known !== undefined) {
      const message = `the channels ${known.channel} and ${total.channel} both count ${total.unit} of the same days`
      return { code: 'SEVERAL_CHANNELS', field: `line ${total.line}`, message }
    }
    rows.set(days, { ...row, [total.direction]: total })
  }
  const hasReceived = [...rows.values()].some((row) => row.received !== undefined)
  const lines = [...rows].map(([days, { delivered, received }]) =>
    [days, quantityOf(delivered), ...(hasReceived ? [quantityOf(received)] : [])].join(','),
  )
  return [`start,end,kwh${hasReceived ? ',received_kwh' : ''}`, ...lines].join('\n')
}

/** In our unit: a total is kept as it is printed, which may be Wh. */
function quantityOf(total: PeriodTotal | undefined): string {
  if (total === undefined) return ''
  const shift = knownUnit(total.printedUnit)?.shift ?? 0
  return decimal(total.quantity).div(decimal(10).pow(shift)).toFixed()
}

function dayOf(instant: number, zone: ZoneTable): string {
  return new Date((instant + offsetAt(zone, instant)) * 1000).toISOString().slice(0, 10)
}
