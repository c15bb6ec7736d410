import { UNIT_OF_PEAK } from '../../domain/rating/intervals/peak.js'
import type { EventUse, Peak, PeriodUse, PowerFactor, SharedGeneration } from '../../domain/rating/tariff.js'

/** Quantities of intervals. */
export function intervalQuantityText(operation: Peak | PowerFactor | SharedGeneration | PeriodUse | EventUse): string {
  if ('shared_generation' in operation) return 'the shares of what generators elsewhere gave in the period'
  if ('power_factor' in operation) return 'the power factor of the period'
  if ('use_in' in operation) {
    const names = typeof operation.use_in === 'string' ? [operation.use_in] : operation.use_in
    return `the energy ${operation.direction === 'received' ? 'given' : 'taken'} in ${named(names)}`
  }
  if ('during' in operation) return `${operation.take.replaceAll('_', ' ')} during the events “${named([operation.during])}”`
  return peakText(operation)
}

function peakText(peak: Peak): string {
  const names = peak.in === undefined ? [] : typeof peak.in === 'string' ? [peak.in] : peak.in
  const hours = names.length === 0 ? '' : ` in ${named(names)}`
  const window =
    peak.window_minutes === undefined ? '' : ` over ${peak.window === 'sliding' ? 'any ' : ''}${peak.window_minutes} minutes`
  const earlier = peak.earlier === undefined ? 'of the period' : `of the ${peak.earlier.months} months before`
  return `the highest ${UNIT_OF_PEAK[peak.peak]}${window}${hours} ${earlier}`
}

function named(names: readonly string[]): string {
  return names.map((name) => name.replaceAll(/[_-]/g, ' ')).join(' and ')
}
