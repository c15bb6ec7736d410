import type { Conventions } from '../../../domain/rating/tariff.js'
import type { RateCheckAnswer, RateCheckRequest } from './contract.js'
import { rateCheck } from './rate-check.js'

/** A usage file of our own begins with the column `start`; anything else is a meter's file. */
function isUsageFile(text: string): boolean {
  return /^\uFEFF?\s*"?start"?\s*,/i.test(text)
}

/** As `rateCheck`, where the usage may also be any meter file that is imported; the option `zone` says on which clock its hours are. */
export async function rateFiles(request: RateCheckRequest, settings?: Conventions): Promise<RateCheckAnswer> {
  if (isUsageFile(request.usage)) return rateCheck(request, settings)
  const { zone, meter, ...options } = request.options
  // Loaded where it is needed: a check of a usage file starts without the readers of meter files.
  const { meterFileUsage } = await import('./meter-file-usage.js')
  const usage = await meterFileUsage(request.usage, { zone, meter })
  if (!usage.ok) {
    return { periods: [], refusals: usage.refusals, assumptions: [], format: null, state: { next: request.from, carried: {} } }
  }
  const answer = rateCheck({ ...request, options, usage: usage.csv }, settings)
  const why = zone === undefined ? `the clock of files of the format ${usage.format}` : 'as asked'
  const assumptions = [...answer.assumptions, { option: 'zone', value: usage.zone, why }]
  if (usage.isTotals)
    assumptions.push({
      option: 'day of a read',
      value: 'its begin',
      why: 'the file states the hour of a read; totals are of whole days',
    })
  return { ...answer, assumptions }
}
