import type { TariffFile } from '../../../domain/rating/tariff.js'
import type { RateAssumption } from './contract.js'
import type { Usage } from './usage.js'

/** Something was given to the grid, in the file as a whole. */
export function receivesEnergy(usage: Usage): boolean {
  if (usage.kind === 'totals') return usage.totals.some((total) => total.received?.isZero() === false)
  return usage.series.channels.get('received_kwh')?.whole.some((value) => value !== 0) === true
}

/** Said where a tariff reckons with energy that was given and the file has no column for it: a meter that counts none had none. */
export function receivedAssumption(tariff: TariffFile, usage: Usage): RateAssumption | undefined {
  const isAsked = tariff.versions.some(({ rules }) =>
    rules.some((rule) => rule.kind === 'time_of_use' && (rule.of === 'received' || rule.of === 'net')),
  )
  const isCounted =
    usage.kind === 'totals'
      ? usage.totals.some((total) => total.received !== undefined)
      : usage.series.channels.has('received_kwh')
  if (!isAsked || isCounted) return undefined
  return { option: 'received_kwh', value: '0', why: 'the usage file has no such column, so nothing was given' }
}
