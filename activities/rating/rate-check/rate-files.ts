import type { Conventions } from '../../../domain/rating/tariff.js'
import type { RateCheckAnswer, RateCheckRequest } from './contract.js'
import { rateCheck } from './rate-check.js'

/** A usage file of our own has the column `start` and one of ours beside it; anything else is a meter's file. */
function isUsageFile(text: string): boolean {
  const end = text.indexOf('\n')
  const names = (end === -1 ? text : text.slice(0, end)).replace(/^\uFEFF/, '').split(',')
  return names.length > 1 && names.some((name) => /^\s*"?\s*start\s*"?\s*$/i.test(name))
}

/**
 * As `rateCheck`, where the usage may also be any meter file that is imported. The option `zone` says on which clock the hours of the
 * tariff are, where that is not the clock of the file.
 */
export async function rateFiles(request: RateCheckRequest, settings?: Conventions): Promise<RateCheckAnswer> {
  const { zone, ...others } = request.options
  if (isUsageFile(request.usage)) {
    if (zone === undefined) return rateCheck(request, settings)
    const { zoneTable } = await import('../../../db/zone-table.js')
    const clock = zoneTable(zone)
    return clock === undefined ? noZone(request, zone) : rateCheck({ ...request, options: others }, settings, clock)
  }
  const { meter, ...options } = others
  // Loaded where it is needed: a check of a usage file starts without the readers of meter files.
  const { meterFileUsage } = await import('./meter-file-usage.js')
  const usage = await meterFileUsage(request.usage, { zone, meter })
  if (!usage.ok) {
    return { periods: [], refusals: usage.refusals, assumptions: [], format: null, state: { next: request.from, carried: {} } }
  }
  const answer = rateCheck({ ...request, options, usage: usage.csv }, settings)
  const why = zone === undefined ? `the clock of files of the format ${usage.format}` : 'as asked'
  const assumptions = [...answer.assumptions, { option: 'zone', value: usage.zone, why }]
  if (usage.leftOut.length > 0)
    assumptions.push({ option: 'channels', value: `without ${usage.leftOut.join(', ')}`, why: 'no tariff bills what they count' })
  if (usage.isTotals)
    assumptions.push({
      option: 'day of a read',
      value: 'its begin',
      why: 'the file states the hour of a read; totals are of whole days',
    })
  return { ...answer, assumptions }
}

function noZone({ from }: RateCheckRequest, zone: string): RateCheckAnswer {
  const message = `${JSON.stringify(zone)} is no time zone, as America/New_York or -05:00 is one`
  const refusal = { code: 'OPTION_VALUE', field: 'zone', message }
  return { periods: [], refusals: [refusal], assumptions: [], format: null, state: { next: from, carried: {} } }
}
