import { expect, it } from 'vitest'
import { firstQuoteDraft, type QuoteDraft, scopeOf } from './quote-draft.js'

const SURVEY = {
  surveyedOn: '2026-09-01',
  meterSize: '1"',
  materials: [{ description: 'Pipe', quantity: '20', unit: 'ft' }],
  labourHours: '6',
  hindrances: null,
}

it('begins with what the survey found, prices left to be said', () => {
  const draft = firstQuoteDraft({ quotes: [], survey: SURVEY, meterSize: '5/8"' })
  expect(draft).toEqual({
    meterSize: '1"',
    materials: [{ key: 0, description: 'Pipe', quantity: '20', unit: 'ft', unitPrice: '' }],
    labour: [{ key: 1, description: 'Labour', hours: '6' }],
    nextKey: 2,
  })
  expect(scopeOf(draft)).toBeUndefined()
})

it('begins with nothing where nobody surveyed', () => {
  expect(firstQuoteDraft({ quotes: [], survey: null, meterSize: '5/8"' })).toEqual({
    meterSize: '5/8"',
    materials: [],
    labour: [],
    nextKey: 0,
  })
})

const DRAFT: QuoteDraft = {
  meterSize: '1"',
  materials: [{ key: 0, description: ' Pipe ', quantity: '20', unit: 'ft', unitPrice: '12.50' }],
  labour: [{ key: 1, description: 'Tap', hours: '6.5' }],
  nextKey: 2,
}

it('is priced when every line is whole', () => {
  expect(scopeOf(DRAFT)).toEqual({
    meterSize: '1"',
    materials: [{ description: 'Pipe', quantity: '20', unit: 'ft', unitPrice: '12.50' }],
    labour: [{ description: 'Tap', hours: '6.5' }],
  })
})

it.each<[string, Partial<QuoteDraft>]>([
  ['no size', { meterSize: ' ' }],
  ['no price', { materials: [{ key: 0, description: 'Pipe', quantity: '20', unit: 'ft', unitPrice: '' }] }],
  ['a negative price', { materials: [{ key: 0, description: 'Pipe', quantity: '20', unit: 'ft', unitPrice: '-1' }] }],
  ['no unit', { materials: [{ key: 0, description: 'Pipe', quantity: '20', unit: '', unitPrice: '1' }] }],
  ['hours in words', { labour: [{ key: 1, description: 'Tap', hours: 'six' }] }],
])('is not with %s', (_case, change) => {
  expect(scopeOf({ ...DRAFT, ...change })).toBeUndefined()
})
