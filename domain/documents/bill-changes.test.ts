import { describe, expect, it } from 'vitest'
import { changeSentences } from './bill-changes.js'
import type { BillDocument, BillDocumentSegment } from './bill-document.js'
import { billTexts } from './bill-texts.js'
import { documentOf, meterOf, segmentOf } from '../../test/fixtures/documents/small-document.js'

const texts = billTexts('en')
const previousBill = { billNumber: 'B1', issuedOn: '2026-08-10', newCharges: '100.00' }

function sentences(changes: Partial<BillDocument>): string[] {
  return changeSentences(documentOf({ previousBill, ...changes }), texts)
}

function usage(...periods: [days: number, quantity: string][]): BillDocumentSegment['usageHistory'] {
  return periods.map(([days, quantity], index) => ({
    periodTo: index === 0 ? '2026-08-04' : '2026-09-04',
    days,
    quantity,
    unit: 'ccf',
  }))
}

describe('what changed since the last bill', () => {
  it('says nothing on a first bill', () => {
    expect(changeSentences(documentOf({}), texts)).toEqual([])
  })

  it.each([
    ['112.50', 'New charges are $12.50 higher than last time ($100.00).'],
    ['90.00', 'New charges are $10.00 lower than last time ($100.00).'],
    ['100.00', 'New charges are the same as last time ($100.00).'],
  ])('new charges of %s', (newCharges, said) => expect(sentences({ newCharges })[0]).toBe(said))

  it('gives the use a day of the service that differs', () => {
    const water = segmentOf({
      total: '70.00',
      previousTotal: '60.00',
      meters: [meterOf({})],
      usageHistory: usage([31, '8'], [31, '12']),
    })
    expect(sentences({ newCharges: '110.00', segments: [water] })).toContain(
      'Water: $10.00 more. You used 0.39 ccf a day, last time 0.26 ccf a day.',
    )
  })

  it('says that the bill covers more days', () => {
    const water = segmentOf({
      total: '50.00',
      previousTotal: '60.00',
      meters: [meterOf({})],
      usageHistory: usage([28, '8'], [34, '9.71']),
    })
    expect(sentences({ newCharges: '90.00', segments: [water] })).toContain(
      'Water: $10.00 less. This bill covers 34 days, the last one 28 days.',
    )
  })

  it('names the three largest differences, new services as new, agreements of one service together', () => {
    const segments = [
      segmentOf({ service: 'water', total: '10.00', previousTotal: '9.00' }),
      segmentOf({ service: 'sewer', total: '30.00', previousTotal: '10.00' }),
      segmentOf({ service: 'sewer', total: '30.00', previousTotal: '35.00' }),
      segmentOf({ service: 'refuse', total: '24.60' }),
      segmentOf({ service: 'electric', total: '80.00', previousTotal: '95.00' }),
      segmentOf({ service: 'stormwater', total: '6.75', previousTotal: '6.75' }),
    ]
    expect(sentences({ newCharges: '181.35', segments }).slice(1)).toEqual([
      'Refuse is new on this bill: $24.60.',
      'Sewer: $15.00 more.',
      'Electric: $15.00 less.',
    ])
  })

  it('tells of prices that changed within the period, once a service', () => {
    const line = { lineCode: 'W-T1', label: 'Use', quantity: '1', unit: 'ccf', amount: '5.00', isTax: false }
    const lines = [
      { ...line, from: '2026-08-05', to: '2026-08-31', rate: '5.33' },
      { ...line, from: '2026-09-01', to: '2026-09-04', rate: '5.54' },
      { ...line, lineCode: 'W-T2', from: '2026-08-05', to: '2026-08-31', rate: '6.25' },
      { ...line, lineCode: 'W-T2', from: '2026-09-01', to: '2026-09-04', rate: '6.50' },
      { ...line, lineCode: 'W-B', from: '2026-08-05', to: '2026-08-31', rate: '2' },
      { ...line, lineCode: 'W-B', from: '2026-09-01', to: '2026-09-04', rate: '2.00' },
    ]
    const segments = [segmentOf({ lines, previousTotal: '10.00' }), segmentOf({ service: 'gas', lines, previousTotal: '10.00' })]
    expect(sentences({ segments }).at(-1)).toBe('Prices changed on 1 Sep 2026: Water, Gas.')
  })
})
