import { describe, expect, it } from 'vitest'
import type { BillDocument } from './bill-document.js'
import { billView } from './bill-view.js'
import { documentOf, meterOf, segmentOf } from '../../test/fixtures/documents/small-document.js'

const payment = { on: '2026-09-02', text: 'Payment, online', amount: '-40.00' }

function summary(changes: Partial<BillDocument>): string[] {
  return billView(documentOf(changes)).summary.map((row) => `${row.label} | ${row.amount}`)
}

describe('the headline', () => {
  it.each([
    ['money is asked for', { totalDue: '31.80' }, 'due', 'Amount due', '$31.80', 'Please pay by 1 Oct 2026'],
    [
      'a credit is said in words',
      { totalDue: '-8.20' },
      'credit',
      'Credit in your favor',
      '$8.20',
      'Nothing to pay: it lowers your next bill',
    ],
    ['nothing is due', { totalDue: '0.00' }, 'nothing', 'Amount due', '$0.00', 'Nothing to pay'],
    ['cancelled', { state: 'cancelled' as const }, 'cancelled', 'Cancelled bill', 'Do not pay', 'It asked for $31.80'],
  ])('%s', (_name, changes, kind, label, figure, detail) => {
    expect(billView(documentOf(changes)).headline).toEqual({ kind, label, figure, detail })
  })
})

describe('the summary', () => {
  it('leads from the last bill to what is due', () => {
    expect(summary({ previousBalance: '40.00', movements: [payment] })).toEqual([
      'Balance of your last bill | $40.00',
      'Payment, online, 2 Sep 2026 | −$40.00',
      'Paid in full, thank you | $0.00',
      'Water | $30.00',
      'Taxes | $1.80',
      'New charges | $31.80',
      'Total due | $31.80',
    ])
  })

  it('tells what is still unpaid, and a credit by its name', () => {
    expect(summary({ previousBalance: '40.00', totalDue: '71.80' })).toContain('Unpaid from earlier bills | $40.00')
    expect(summary({ previousBalance: '-40.00', totalDue: '-8.20' })).toEqual(
      expect.arrayContaining([
        'Credit on your last bill | −$40.00',
        'Credit from before | −$40.00',
        'Credit in your favor | −$8.20',
      ]),
    )
    expect(summary({})).toEqual(
      expect.arrayContaining(['Payments received: none | $0.00', 'Nothing open from earlier bills | $0.00']),
    )
  })

  it('sums up more than three movements and lists them inside', () => {
    const movements = [payment, payment, payment, { ...payment, amount: '5.00' }]
    const view = billView(documentOf({ movements }))
    expect(view.summary.map((row) => `${row.label} | ${row.amount}`)).toContain(
      '4 payments and other entries, listed inside | −$115.00',
    )
    expect(view.activity).toHaveLength(4)
    expect(view.activitySum).toBe('−$115.00')
    expect(billView(documentOf({ movements: movements.slice(1) })).activity).toEqual([])
  })

  it('counts the agreements of a service and has no tax row where there is no tax', () => {
    const segment = segmentOf({ lines: segmentOf({}).lines.slice(0, 1) })
    const rows = summary({ segments: [segment, segment] })
    expect(rows).toContain('Water (2 services) | $60.00')
    expect(rows.some((row) => row.startsWith('Taxes'))).toBe(false)
  })
})

describe('what is said besides', () => {
  it('names the state, the cancellation and the replacement', () => {
    expect(billView(documentOf({ state: 'draft' }))).toMatchObject({
      watermark: 'DRAFT',
      slip: { notice: 'Draft. Please send no payment.' },
    })
    const cancelled = billView(documentOf({ state: 'cancelled', cancelledOn: '2026-09-18', replacedByBillNumber: 'B2' }))
    expect(cancelled.watermark).toBe('CANCELLED')
    expect(cancelled.notices).toEqual(['This bill was cancelled on 18 Sep 2026 and replaced by bill B2. Please do not pay it.'])
    expect(cancelled.waysToPay).toEqual([])
    expect(billView(documentOf({ replacesBillNumber: 'B0' })).notices).toEqual([
      'This bill replaces bill B0, which has been cancelled.',
    ])
  })

  it('says on the first page that a read was estimated', () => {
    const view = billView(documentOf({ segments: [segmentOf({ meters: [meterOf({ closingKind: 'estimated' })] })] }))
    expect(view.notices).toEqual(['Billed on an ESTIMATED read: Water. See the next pages.'])
    expect(view.services[0]).toMatchObject({ isEstimated: true, meters: [{ kindText: 'ESTIMATED' }] })
  })

  it('gives one place at the head, several with their services', () => {
    const one = billView(documentOf({}))
    expect(one.place).toBe('Service at 789 Bay Ln, Alder Creek, OR 97996')
    expect(one.services[0]?.premise).toBe('')
    const two = billView(documentOf({ segments: [segmentOf({}), segmentOf({ premiseLines: ['1 Mill St'] })] }))
    expect(two.place).toBe('Service at 2 places')
    expect(two.services.map((service) => service.premise)).toEqual(['789 Bay Ln, Alder Creek, OR 97996', '1 Mill St'])
  })

  it('asks for a payment with a scan line only where one is due', () => {
    expect(billView(documentOf({})).slip.scanLine).toMatch(/^A000001<202609000001<3180<\d$/)
    for (const changes of [
      { totalDue: '0.00' },
      { totalDue: '-1.00' },
      { state: 'draft' as const },
      { state: 'cancelled' as const },
    ]) {
      const { slip } = billView(documentOf(changes))
      expect(slip.scanLine).toBeUndefined()
      expect(slip.notice).toMatch(/send no payment/)
    }
  })

  it('falls back to English where a language has no catalogue', () => {
    expect(billView(documentOf({ language: 'uk' })).texts.language).toBe('en')
  })

  it('prints no line-turning characters of a name', () => {
    const account = { ...documentOf({}).account, customerName: 'Eve\u202e\n Smith' }
    expect(billView(documentOf({ account })).customerName).toBe('Eve Smith')
  })
})

describe('a service', () => {
  it('shows dates only of lines for part of the period', () => {
    const [line, tax] = segmentOf({}).lines
    if (line === undefined || tax === undefined) throw new Error('the segment for tests has two lines')
    const parts = [{ ...line, to: '2026-08-31' }, { ...line, from: '2026-09-01' }, tax]
    const [service] = billView(documentOf({ segments: [segmentOf({ lines: parts })] })).services
    expect(service?.charges.map((row) => row.dates)).toEqual(['5 – 31 Aug 2026', '1 – 4 Sep 2026'])
    expect(service).toMatchObject({
      chargesTotal: '$60.00',
      taxes: [{ quantity: '$30.00', rate: '6%', amount: '$1.80', dates: '' }],
    })
  })

  it('names registers where a meter has several, and shows no opening of a demand register', () => {
    const meters = [meterOf({}), meterOf({ register: '2', role: 'demand', unit: 'kW', use: '7.76' })]
    const [service] = billView(documentOf({ segments: [segmentOf({ meters })] })).services
    expect(service?.meters).toMatchObject([
      { note: 'register 1', previousValue: '100' },
      { note: 'register 2, highest demand', previousValue: '', previousDate: '', use: '7.76 kW' },
    ])
  })

  it('says what is special about the period', () => {
    const flags = ['first', 'final', 'catch_up', 'zero_use'] as const
    const [service] = billView(documentOf({ segments: [segmentOf({ flags, days: 61 })] })).services
    expect(service?.notes).toEqual([
      'This is the first bill of this service.',
      'This is the final bill of this service.',
      'This bill covers 61 days, longer than usual, because the last period could not be billed.',
      'No use was measured in this period.',
    ])
  })
})
