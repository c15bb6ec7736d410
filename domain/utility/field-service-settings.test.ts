import { expect, test } from 'vitest'
import { compileFieldService, fieldServiceProblems } from './field-service-settings.js'
import type { FieldServiceFile } from './settings-file.js'

test('a utility that says nothing has two windows a day and gives no credit', () => {
  const rules = compileFieldService({})
  expect(rules).toMatchObject({
    leadDays: 1,
    offeredDays: 10,
    reminderDays: 1,
    overdueAfterDays: 2,
    withoutAppointment: 'supervisor',
    missedAppointmentCredit: null,
  })
  expect(rules.windows.map(({ code }) => code)).toEqual(['AM', 'PM'])
})

const AM = { code: 'AM', from: '08:00', to: '12:00' }

test.each<[string, FieldServiceFile, readonly string[]]>([
  ['as it should be', { windows: [AM], missed_appointment_credit: { amount: '25.00' } }, []],
  ['a window without length', { windows: [{ ...AM, to: '08:00' }] }, ['HOURS']],
  ['working hours turned round', { working_hours: { from: '16:00', to: '08:00' } }, ['HOURS']],
  ['a window twice', { windows: [AM, AM] }, ['WINDOW_TWICE']],
  ['a credit of nothing', { missed_appointment_credit: { amount: '0' } }, ['AMOUNT']],
  ['a credit finer than the currency', { missed_appointment_credit: { amount: '2.505' } }, ['AMOUNT']],
])('%s', (_case, file, expected) => {
  expect(fieldServiceProblems(file, 'USD').map(({ code }) => code)).toEqual(expected)
})
