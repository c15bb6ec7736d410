import { expect, test } from 'vitest'
import { checkResult, type FieldResult } from './check-result.js'
import { checkType } from './check-type.js'
import type { WorkOrderType } from './work-order-type.js'

const TYPE: WorkOrderType = {
  typeCode: 'EXCHANGE',
  title: 'Exchange meter',
  steps: [
    { code: 'IDENTIFY', text: 'Compare the number', isRequired: true },
    { code: 'CLEAN', text: 'Clean the box', isRequired: false },
  ],
  requiredFields: ['reading', 'photo', 'note', 'signature', 'materials'],
  meterEffect: 'exchange',
  skills: ['METERS'],
  expectedMinutes: 60,
  needsAppointment: true,
  resultCodes: [
    { code: 'DONE', title: 'Done', outcome: 'completed', followUps: [] },
    { code: 'NO_ACCESS', title: 'No access', outcome: 'incomplete', followUps: ['again'] },
  ],
  chargeAmount: null,
  isActive: true,
  version: 1,
}

const RESULT: FieldResult = {
  resultCode: 'DONE',
  note: 'All well',
  stepsDone: ['IDENTIFY'],
  readings: [{ meterId: 'M1', register: '1', value: '12' }],
  materials: [{ name: 'Washer', quantity: '2', unit: 'pc' }],
  removedMeterId: null,
  setMeterId: null,
  photos: 1,
  signatures: 1,
}

test.each<[string, Partial<FieldResult>, boolean, string]>([
  ['everything is there', {}, true, 'DONE'],
  ['a step that may be left out', { stepsDone: ['IDENTIFY', 'CLEAN'] }, true, 'DONE'],
  ['a step that may not', { stepsDone: ['CLEAN'] }, true, 'STEP_NOT_DONE'],
  ['no reading', { readings: [] }, true, 'RESULT_INCOMPLETE'],
  ['no reading where there is nothing to read', { readings: [] }, false, 'DONE'],
  ['no photo', { photos: 0 }, true, 'RESULT_INCOMPLETE'],
  ['no signature', { signatures: 0 }, true, 'RESULT_INCOMPLETE'],
  ['a note of blanks', { note: '  ' }, true, 'RESULT_INCOMPLETE'],
  ['no material', { materials: [] }, true, 'RESULT_INCOMPLETE'],
  ['an unknown result', { resultCode: 'FINE' }, true, 'RESULT_CODE_UNKNOWN'],
  [
    'nobody let them in: nothing else is wanted',
    { resultCode: 'NO_ACCESS', stepsDone: [], readings: [], photos: 0, note: null },
    true,
    'NO_ACCESS',
  ],
])('%s', (_case, more, isMetered, expected) => {
  const answer = checkResult(TYPE, { ...RESULT, ...more }, { isMetered })
  expect(answer.ok ? answer.value.code : answer.refusal.code).toBe(expected)
})

test.each<[string, Partial<WorkOrderType>, string | undefined]>([
  ['as it is', {}, undefined],
  ['a step twice', { steps: [...TYPE.steps, ...TYPE.steps] }, 'The code IDENTIFY stands twice.'],
  ['a result twice', { resultCodes: [...TYPE.resultCodes, ...TYPE.resultCodes] }, 'The code DONE stands twice.'],
  [
    'no way to complete it',
    { resultCodes: TYPE.resultCodes.slice(1) },
    'At least one result must mean that the work is completed.',
  ],
  ['an exchange without a reading', { requiredFields: [] }, 'Work that sets or removes a meter must bring back a reading.'],
])('a kind of work: %s', (_case, more, expected) => {
  const answer = checkType({ ...TYPE, ...more })
  expect(answer.ok ? undefined : answer.refusal.message).toBe(expected)
})
