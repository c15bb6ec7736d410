// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import type { IdentityJson } from '../../../../api/customers/identity-contract.js'
import { type TestPage, testPage } from '../../testing/test-page.js'
import { IdentityMark } from './IdentityMark.js'

let page: TestPage
afterEach(() => page.close())

const CALLER: IdentityJson['callers'][number] = {
  customerId: 'C1',
  name: 'Talia Kirkbright',
  role: 'main',
  hasPin: false,
  questions: ['postcode', 'phone', 'last_bill_total'],
  isLocked: false,
  triesLeft: 3,
  verified: null,
}
const identity = (caller: Partial<typeof CALLER>): IdentityJson => ({
  questionsNeeded: 2,
  demandedFor: [],
  callers: [{ ...CALLER, ...caller }],
})
const show = async (
  caller: Partial<typeof CALLER>,
  answers: Record<string, unknown> = {},
  permissions = ['customers.verify'],
) => {
  page = await testPage(<IdentityMark identity={identity(caller)} accountId="A1" />, {
    permissions: permissions as never,
    answers,
  })
}
const sent = () => page.asked.filter((call) => call.method === 'POST')

test('asks, and sends what the caller said to the questions that were answered', async () => {
  await show({}, { 'POST /customers/C1/identity-checks': { checkId: 1, result: 'passed', triesLeft: 3 } })
  await page.press('Verify the caller…')
  await page.type('Postcode of the mailing address', '97996')
  expect(page.button('Compare and write it down').disabled).toBe(true)
  await page.type('Total of the last bill', '84.30')
  await page.press('Compare and write it down')
  await page.until(() => sent().length === 1)
  expect(sent()[0]?.body).toEqual({
    accountId: 'A1',
    answers: [
      { question: 'postcode', said: '97996' },
      { question: 'last_bill_total', said: '84.30' },
    ],
  })
})

test('says how many tries are left, and stops where there are none', async () => {
  const results = [1, 0]
  await show(
    { hasPin: true },
    { 'POST /customers/C1/identity-checks': () => ({ checkId: 1, result: 'failed', triesLeft: results.shift() }) },
  )
  await page.press('Verify the caller…')
  await page.type('PIN', '1111')
  await page.press('Compare and write it down')
  await page.shows('One try is left today')
  await page.type('PIN', '2222')
  await page.press('Compare and write it down')
  await page.shows('Too many wrong answers today')
  expect(page.text()).toContain('a supervisor can let them try again')
  expect(page.button('Compare and write it down').disabled).toBe(true)
})

test('says who made sure of it today', async () => {
  await show({ verified: { by: 'Ben', at: '2026-09-15T17:00:00.000Z', method: 'pin' } })
  expect(page.text()).toBe('Verified today by Ben')
})

test('only tells who may not ask', async () => {
  await show({}, {}, [])
  expect(page.text()).toBe('Not verified today')
})
