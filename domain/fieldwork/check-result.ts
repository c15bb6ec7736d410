import { done, type Outcome, refused } from '../kernel/outcome.js'
import type { ResultCode, ResultField, WorkOrderType } from './work-order-type.js'

/** A value on a dial, as it was read on the spot. */
export interface FieldReading {
  readonly meterId: string
  readonly register: string
  /** Decimal text, before the multiplier. */
  readonly value: string
  /** What stands on the plate, where it was looked at: the multiplier (decimal text) and the unit. */
  readonly multiplier?: string
  readonly unit?: string
}

/** What came back from the field. */
export interface FieldResult {
  readonly resultCode: string
  readonly note: string | null
  readonly stepsDone: readonly string[]
  readonly readings: readonly FieldReading[]
  readonly materials: readonly { readonly name: string; readonly quantity: string; readonly unit: string }[]
  /** The old meter, taken away. */
  readonly removedMeterId: string | null
  /** The new meter, put in. */
  readonly setMeterId: string | null
  readonly photos: number
  readonly signatures: number
}

export type ResultRefusal = 'RESULT_CODE_UNKNOWN' | 'STEP_NOT_DONE' | 'RESULT_INCOMPLETE'

/** The result code, or what the kind of work still wants before it counts as completed. Work that could not be done needs no more than why. */
export function checkResult(
  type: WorkOrderType,
  result: FieldResult,
  place: { readonly isMetered: boolean },
): Outcome<ResultCode, ResultRefusal> {
  const code = type.resultCodes.find((candidate) => candidate.code === result.resultCode)
  if (code === undefined) {
    return refused('RESULT_CODE_UNKNOWN', `${type.title} has no result ${result.resultCode}.`, {
      known: type.resultCodes.map((candidate) => candidate.code),
    })
  }
  if (code.outcome === 'incomplete') return done(code)
  const undone = type.steps.filter((step) => step.isRequired && !result.stepsDone.includes(step.code))
  if (undone.length > 0) {
    return refused('STEP_NOT_DONE', `Not done yet: ${undone.map(({ text }) => text).join('; ')}.`, {
      steps: undone.map((step) => step.code),
    })
  }
  const missing = type.requiredFields.filter((field) => !isGiven(field, result, place))
  if (missing.length > 0) {
    return refused('RESULT_INCOMPLETE', `Still missing: ${missing.join(', ')}.`, { fields: missing })
  }
  return done(code)
}

function isGiven(field: ResultField, result: FieldResult, place: { readonly isMetered: boolean }): boolean {
  switch (field) {
    case 'reading':
      // There is nothing to read where a service has no meter.
      return !place.isMetered || result.readings.length > 0
    case 'photo':
      return result.photos > 0
    case 'signature':
      return result.signatures > 0
    case 'note':
      return result.note !== null && result.note.trim() !== ''
    case 'materials':
      return result.materials.length > 0
  }
}
