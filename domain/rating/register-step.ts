import type { RegisterUse } from '../metering/consumption.js'
import { addStep, type Trace } from './scope.js'

/** Adds the step of a register with its reads, and the reads to those the line rests on. */
export function registerStep(trace: Trace, use: RegisterUse, step: 'register' | 'demand_register'): void {
  const { installed, opening, closing } = use
  const figures: Record<string, string> = {
    meter: installed.meterId,
    register: installed.register,
    opening: opening.value,
    opening_on: opening.on,
    closing: closing.value,
    closing_on: closing.on,
    use: use.use.toFixed(),
    unit: installed.unit,
  }
  if (opening.kind !== 'actual') figures.opening_kind = opening.kind
  if (closing.kind !== 'actual') figures.closing_kind = closing.kind
  if (installed.multiplier !== '1') figures.multiplier = installed.multiplier
  if (use.correction !== undefined) figures.accuracy_factor = use.correction
  if (use.deducted === true) figures.deducted = 'yes'
  if (use.rolledOver) figures.rolled_over_at = `1${'0'.repeat(installed.dials)}`
  addStep(trace, step, figures)
  if (opening.readId !== undefined) trace.reads.add(opening.readId)
  if (closing.readId !== undefined) trace.reads.add(closing.readId)
}
