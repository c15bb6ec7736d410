import { done, type Outcome, refused } from '../kernel/outcome.js'
import type { WorkOrderType } from './work-order-type.js'

/** Refuses a type whose codes stand twice, that cannot be completed, or that asks for an exchange of a meter it does not read. */
export function checkType(type: Omit<WorkOrderType, 'version'>): Outcome<true, 'ORDER_TYPE_INVALID'> {
  const twice = firstTwice(type.steps.map(({ code }) => code)) ?? firstTwice(type.resultCodes.map(({ code }) => code))
  if (twice !== undefined) return invalid(`The code ${twice} stands twice.`)
  if (!type.resultCodes.some(({ outcome }) => outcome === 'completed')) {
    return invalid('At least one result must mean that the work is completed.')
  }
  if (type.meterEffect !== 'none' && !type.requiredFields.includes('reading')) {
    return invalid('Work that sets or removes a meter must bring back a reading.')
  }
  return done(true)
}

function invalid(sentence: string): Outcome<true, 'ORDER_TYPE_INVALID'> {
  return refused('ORDER_TYPE_INVALID', sentence)
}

function firstTwice(codes: readonly string[]): string | undefined {
  return codes.find((code, index) => codes.indexOf(code) !== index)
}
