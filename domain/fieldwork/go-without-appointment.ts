import { done, type Outcome, refused } from '../kernel/outcome.js'
import type { Priority } from './work-order-type.js'

/** An order as the question asks, and what the one who sends the crew says about it. */
export interface SentWithoutAppointment {
  readonly needsAppointment: boolean
  readonly hasAppointment: boolean
  readonly priority: Priority
  /** A supervisor sends the crew all the same. */
  readonly isOverridden: boolean
}

/**
 * Whether a crew may be sent: work for which somebody has to be at home needs an appointment first, unless it is an emergency. Refuses
 * APPOINTMENT_MISSING where a supervisor may send the crew all the same, APPOINTMENT_NEEDED where the utility lets nobody.
 */
export function goWithoutAppointment(
  order: SentWithoutAppointment,
  policy: 'refused' | 'supervisor' | 'allowed',
): Outcome<true, 'APPOINTMENT_MISSING' | 'APPOINTMENT_NEEDED'> {
  if (!order.needsAppointment || order.hasAppointment || order.priority === 'emergency' || policy === 'allowed') return done(true)
  if (policy === 'refused') {
    return refused(
      'APPOINTMENT_NEEDED',
      'Somebody has to be there for this work, and nobody is told yet. Book an appointment first.',
    )
  }
  return order.isOverridden
    ? done(true)
    : refused(
        'APPOINTMENT_MISSING',
        'Somebody has to be there for this work, and nobody is told yet. Book an appointment first, or let a supervisor send the crew with a reason.',
      )
}
