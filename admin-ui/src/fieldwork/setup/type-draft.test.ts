import { expect, test } from 'vitest'
import { aType } from '../testing/an-order.js'
import { codeOf, typeBody, typeDraft, whatTypeLacks } from './type-draft.js'

const GOOD = { ...typeDraft(undefined), typeCode: 'FLUSH', title: 'Flush a hydrant' }

test.each([
  ['nothing yet', typeDraft(undefined), 'Give it a code of capital letters.'],
  ['no name', { ...GOOD, title: '' }, 'Give it a name.'],
  ['no time', { ...GOOD, minutes: '2' }, 'It takes 5 to 1,440 minutes.'],
  ['a step without words', { ...GOOD, steps: [{ code: 'A', text: ' ', isRequired: true }] }, 'Every step has a code and words.'],
  ['nothing means done', { ...GOOD, resultCodes: GOOD.resultCodes.slice(1) }, 'One result must mean that the work is done.'],
  ['a charge in words', { ...GOOD, charge: 'ten' }, 'The charge is an amount, or empty.'],
  ['all there', GOOD, undefined],
])('%s', (_case, draft, lacks) => expect(whatTypeLacks(draft)).toBe(lacks))

test('what was there and is not touched is sent as it was', () => {
  const { id: _id, typeCode: _code, ...body } = aType({ chargeAmount: '35.00' })
  expect(typeBody(typeDraft(aType({ chargeAmount: '35.00' })), 1)).toEqual(body)
})

test('a code is made of what it is called', () => expect(codeOf(' 2. Look at the dial! ')).toBe('LOOK_AT_THE_DIAL'))
