import { expect, test } from 'vitest'
import { goWithoutAppointment, type SentWithoutAppointment } from './go-without-appointment.js'

const ORDER: SentWithoutAppointment = { needsAppointment: true, hasAppointment: false, priority: 'normal', isOverridden: false }

test.each<[string, Partial<SentWithoutAppointment>, 'refused' | 'supervisor' | 'allowed', string]>([
  ['nobody has to be there', { needsAppointment: false }, 'refused', 'sent'],
  ['somebody waits for the crew', { hasAppointment: true }, 'refused', 'sent'],
  ['an emergency', { priority: 'emergency' }, 'refused', 'sent'],
  ['nobody is told', {}, 'supervisor', 'APPOINTMENT_MISSING'],
  ['nobody is told, a supervisor sends it', { isOverridden: true }, 'supervisor', 'sent'],
  ['nobody is told, and nobody may', {}, 'refused', 'APPOINTMENT_NEEDED'],
  ['not even a supervisor', { isOverridden: true }, 'refused', 'APPOINTMENT_NEEDED'],
  ['the utility does not mind', {}, 'allowed', 'sent'],
])('%s: %j, %s: %s', (_case, more, policy, expected) => {
  const answer = goWithoutAppointment({ ...ORDER, ...more }, policy)
  expect(answer.ok ? 'sent' : answer.refusal.code).toBe(expected)
})
