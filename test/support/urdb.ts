/** Objects of the US Utility Rate Database as tests need them: ours, with invented prices. */

export type UrdbRate = Record<string, unknown>

/** A grid of 12 × 24, each cell by month (0 to 11) and hour. */
export function grid(cell: (month: number, hour: number) => number): number[][] {
  return Array.from({ length: 12 }, (_, month) => Array.from({ length: 24 }, (_cell, hour) => cell(month, hour)))
}

/** One price for every hour, and what a test adds. */
export function urdbRate(more: UrdbRate = {}): UrdbRate {
  return {
    label: '0123456789abcdef01234567',
    name: 'General service',
    utility: 'Alder Creek',
    sector: 'Commercial',
    fixedchargefirstmeter: 10,
    fixedchargeunits: '$/month',
    energyratestructure: [[{ rate: 0.1, adj: 0.01, unit: 'kWh' }]],
    energyweekdayschedule: grid(() => 0),
    energyweekendschedule: grid(() => 0),
    ...more,
  }
}

export interface HourlyFigures {
  readonly kwh: number
  readonly received_kwh?: number
}

/** A CSV of hours from a day on, at a fixed offset. */
export function hourlyUsage(from: string, days: number, figure: (day: number, hour: number) => HourlyFigures): string {
  const first = Date.parse(`${from}T00:00:00Z`)
  const hasReceived = figure(0, 0).received_kwh !== undefined
  const rows = Array.from({ length: days * 24 }, (_, at) => {
    const stamp = new Date(first + at * 3_600_000).toISOString().slice(0, 19)
    const { kwh, received_kwh: received } = figure(Math.floor(at / 24), at % 24)
    return hasReceived ? `${stamp}-06:00,${kwh},${received ?? 0}` : `${stamp}-06:00,${kwh}`
  })
  return [hasReceived ? 'start,kwh,received_kwh' : 'start,kwh', ...rows].join('\n')
}
