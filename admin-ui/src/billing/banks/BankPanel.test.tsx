// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import { type TestPage, testPage } from '../../testing/test-page.js'
import { BankPanel } from './BankPanel.js'

let page: TestPage
afterEach(() => page.close())

const OPEN = [
  { bank: 'energy', label: 'Energy', period: 'off', unit: 'kWh' },
  { bank: 'energy', label: 'Energy', period: 'on', unit: 'kWh' },
]

test('what the former system had left is entered where no bill has gone on from it', async () => {
  page = await testPage(<BankPanel agreementId="G1" />, {
    permissions: ['billing.read', 'billing.correct'],
    answers: {
      'GET /agreements/G1/banks': { banks: [], mayOpen: OPEN, entries: [] },
      'POST /agreements/G1/banks/openings': { agreementId: 'G1' },
    },
  })
  await page.shows('Nothing yet')
  await page.press('Enter an opening…')
  await page.type('How much was left, kWh', '120.5')
  await page.type('Earned on', '2025-12-15')
  await page.press('Last statement of the former system')
  await page.press('Enter the opening')
  await page.until(() => page.asked.some((call) => call.method === 'POST'))
  expect(page.asked.find((call) => call.method === 'POST')?.body).toEqual({
    bank: 'energy',
    period: 'off',
    quantity: '120.5',
    earnedOn: '2025-12-15',
    reason: 'Last statement of the former system',
  })
})

test('an agreement whose tariff keeps nothing has no panel', async () => {
  page = await testPage(<BankPanel agreementId="G1" />, {
    answers: { 'GET /agreements/G1/banks': { banks: [], mayOpen: [], entries: [] } },
  })
  expect(page.text()).toBe('')
})

const ENTRY = {
  id: 7,
  bank: 'energy',
  period: 'on',
  unit: 'kWh',
  kind: 'opening',
  quantity: '100',
  periodFrom: '2025-12-15',
  periodTo: '2025-12-15',
  billId: null,
  billNumber: null,
  isMirror: false,
  mayTakeBack: true,
  reason: 'Last statement',
  recordedAt: '2026-01-01T12:00:00Z',
  recordedBy: 'Ann',
}
const PERIOD = { opening: '100', generated: '0', used: '0', cashedOut: '0', expired: '0', adjusted: '0', balance: '100' }

test('a wrong opening is taken back with a reason', async () => {
  page = await testPage(<BankPanel agreementId="G1" />, {
    permissions: ['billing.read', 'billing.correct'],
    answers: {
      'GET /agreements/G1/banks': {
        banks: [
          {
            agreementId: 'G1',
            bank: 'energy',
            label: 'Energy',
            period: 'on',
            unit: 'kWh',
            balance: '100',
            periods: [{ periodTo: '2025-12-15', ...PERIOD }],
          },
        ],
        mayOpen: OPEN,
        entries: [ENTRY],
      },
      'POST /agreements/G1/banks/openings/7/reversal': { agreementId: 'G1' },
    },
  })
  await page.shows('Every entry')
  await page.press('Every entry')
  await page.press('Take back…')
  await page.press('Wrong quantity')
  await page.press('Take it back')
  await page.until(() => page.asked.some((call) => call.method === 'POST'))
  expect(page.asked.find((call) => call.method === 'POST')?.body).toEqual({ reason: 'Wrong quantity' })
})
