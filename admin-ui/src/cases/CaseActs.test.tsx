// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import type { CasePageJson } from '../../../api/cases/contract.js'
import { type TestPage, testPage } from '../testing/test-page.js'
import { CaseActs } from './CaseActs.js'

let page: TestPage
afterEach(() => page.close())

const CASE: CasePageJson = {
  id: 7,
  typeCode: 'DISPUTE',
  typeName: 'Disputed amount',
  kind: 'dispute',
  accountId: 'A1',
  customerId: 'C1',
  customerName: 'Talia Kirkbright',
  summary: 'Meter misread',
  state: 'working',
  ownerId: 'ben',
  ownerName: 'Ben',
  openedOn: '2026-09-01',
  openedAt: '2026-09-01T10:00:00.000Z',
  dueOn: '2026-09-15',
  businessDays: 10,
  businessDaysLeft: 4,
  waitingSince: null,
  escalatedOn: null,
  closedOn: null,
  outcome: null,
  disputed: '60.00',
  isOverdue: false,
  log: [],
  links: [],
  accountDisputed: '60.00',
  holdsCollection: true,
}

const show = async (entry: Partial<CasePageJson> = {}) => {
  page = await testPage(<CaseActs entry={{ ...CASE, ...entry }} />, { permissions: ['cases.work'] })
}
const sent = () => page.asked.find((call) => call.method !== 'GET')

test('closing asks for the outcome and what was done', async () => {
  await show()
  await page.press('Close…')
  expect(page.button('Close the case').disabled).toBe(true)
  await page.type('What was found and done', 'The read was wrong')
  await page.press('Close the case')
  await page.until(() => sent() !== undefined)
  expect(sent()).toMatchObject({ path: '/cases/7/acts', body: { act: 'close', outcome: 'upheld', body: 'The read was wrong' } })
})

test('what is disputed can be let go', async () => {
  await show()
  await page.press('Disputed amount…')
  await page.type('Disputed amount', '')
  await page.type('Reason', 'Paid by the insurer')
  await page.press('Let go of it')
  await page.until(() => sent() !== undefined)
  expect(sent()).toMatchObject({ method: 'PUT', path: '/cases/7/dispute', body: { amount: null, reason: 'Paid by the insurer' } })
})

test.each([
  [
    { state: 'waiting', waitingSince: '2026-09-02' } as const,
    ['The customer answered…'],
    ['Wait for the customer…', 'Open again…'],
  ],
  [{ state: 'closed' } as const, ['Open again…', 'Note…'], ['Take it', 'Hand over…', 'Close…', 'Disputed amount…']],
  [{ holdsCollection: false }, ['Wait for the customer…', 'Hand over…'], ['Disputed amount…']],
])('%j offers %j', async (entry, offered, hidden) => {
  await show(entry)
  for (const name of offered) expect(page.text()).toContain(name)
  for (const name of hidden) expect(page.text()).not.toContain(name)
})
