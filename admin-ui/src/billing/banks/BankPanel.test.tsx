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
