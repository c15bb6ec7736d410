import { describe, expect, test } from 'vitest'
import { aFieldOrder, aType } from '../testing/an-order.js'
import { asksForPlate, dialsOf, emptyDraft, lacksOf, resultOf, type VisitDraft } from './visit-draft.js'

const TODAY = '2026-09-04'
const reading = (value: string, isConfirmed = false) => ({ 'M1/1': { value, isConfirmed } })
const photo = { id: 'f1', kind: 'photo', blob: new Blob(['x'], { type: 'image/jpeg' }), isSent: false } as const

describe('what is next', () => {
  const order = aFieldOrder()
  const start = emptyDraft(order)
  const done: VisitDraft = { ...start, stepsDone: ['IDENTIFY'], readings: reading('1015'), resultCode: 'DONE' }

  test.each<[name: string, draft: VisitDraft, next: string[]]>([
    ['nothing yet', start, ['Do the last step', 'Read the dial', 'Choose the result']],
    ['everything', done, []],
    ['nobody let them in: only the result', { ...start, resultCode: 'NO_ACCESS' }, []],
    ['an odd reading', { ...done, readings: reading('900') }, ['Check the reading']],
    ['an odd reading they stand by', { ...done, readings: reading('900', true) }, []],
    ['what is no number', { ...done, readings: reading('10a') }, ['Check the reading']],
    [
      'what the office asked about',
      { ...done, officeWarnings: [{ code: 'ABOVE_NEXT', sentence: 'It is above the later read.' }] },
      ['Check the reading'],
    ],
  ])('%s', (_case, draft, next) => expect(lacksOf(order, draft, TODAY).map(({ says }) => says)).toEqual(next))

  test('whatever the kind of work asks for', () => {
    const upgrade = aFieldOrder({
      registers: [],
      type: aType({ steps: [], requiredFields: ['photo', 'signature', 'materials', 'note'] }),
    })
    const draft = emptyDraft(upgrade)
    const parts = (now: VisitDraft): string[] => lacksOf(upgrade, now, TODAY).map(({ part }) => part)
    expect(parts(draft)).toEqual(['photos', 'signature', 'materials', 'note', 'result'])
    expect(
      parts({
        ...draft,
        files: [photo, { ...photo, id: 'f2', kind: 'signature' }],
        materials: [{ name: 'Copper pipe', quantity: '4.5', unit: 'm' }],
        note: 'Done',
        resultCode: 'DONE',
      }),
    ).toEqual([])
  })
})

describe('an exchange', () => {
  const order = aFieldOrder({
    type: aType({ meterEffect: 'exchange' }),
    stock: [{ meterId: 'M8', size: '5/8', registers: ['1'] }],
  })
  const draft = emptyDraft(order)

  test('the one meter that hangs there is the one that comes out', () => expect(draft.removedMeterId).toBe('M1'))
  test('the new meter’s dials are read as well', () => {
    const withNew = { ...draft, setMeterId: 'M8' }
    expect(dialsOf(order, withNew).map(({ meterId, register }) => `${meterId}/${register}`)).toEqual(['M1/1', 'M8/1'])
    expect(lacksOf(order, draft, TODAY).map(({ part }) => part)).toEqual(['steps', 'meter', 'readings', 'result'])
    expect(lacksOf(order, { ...withNew, readings: reading('1015') }, TODAY).map(({ says }) => says)).toContain('Read the dial')
  })
  test('the plate is looked at on the meter that goes in, and where the records have a multiplier', () => {
    const [old, fresh] = dialsOf(order, { ...draft, setMeterId: 'M8' })
    if (old === undefined || fresh === undefined) throw new Error('two dials')
    expect(asksForPlate(fresh, { ...draft, setMeterId: 'M8' })).toBe(true)
    expect([asksForPlate(old, draft), asksForPlate({ ...old, multiplier: '40' }, draft)]).toEqual([false, true])
  })
  test('what is sent', () => {
    const written: VisitDraft = {
      ...draft,
      setMeterId: 'M8',
      stepsDone: ['IDENTIFY'],
      readings: { ...reading('900', true), 'M8/1': { value: '0', isConfirmed: false, multiplier: '40' } },
      materials: [
        { name: ' Seal ', quantity: '2', unit: 'pc' },
        { name: '', quantity: '1', unit: 'pc' },
      ],
      note: ' ',
      resultCode: 'DONE',
      officeWarnings: [{ code: 'ABOVE_NEXT', sentence: 'It is above the later read.' }],
      standsByReadings: true,
    }
    expect(resultOf(order, written, 'r-1', TODAY)).toEqual({
      resultId: 'r-1',
      resultCode: 'DONE',
      doneOn: TODAY,
      note: null,
      stepsDone: ['IDENTIFY'],
      readings: [
        { meterId: 'M1', register: '1', value: '900', confirmed: ['BELOW_LAST', 'ROLLED_OVER', 'ABOVE_NEXT'] },
        { meterId: 'M8', register: '1', value: '0', multiplier: '40', confirmed: ['ABOVE_NEXT'] },
      ],
      materials: [{ name: 'Seal', quantity: '2', unit: 'pc' }],
      removedMeterId: 'M1',
      setMeterId: 'M8',
    })
  })
})
