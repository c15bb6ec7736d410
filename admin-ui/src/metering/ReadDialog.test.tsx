// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import type { MeterPageJson, ReadRecordJson } from '../../../api/metering/contract.js'
import { Refusal } from '../testing/refusal.js'
import { type Asked, type TestPage, testPage } from '../testing/test-page.js'
import { ReadDialog } from './ReadDialog.js'

let page: TestPage
afterEach(() => page.close())

const METER: MeterPageJson = {
  id: 'M1',
  service: 'water',
  make: 'Merrow',
  model: 'Disc',
  size: '5/8',
  purchasedOn: '2020-01-01',
  state: 'installed',
  today: '2026-09-15',
  registers: [{ register: '1', unit: 'ccf', direction: 'delivered', dials: 4, multiplier: '1', role: 'consumption', uses: [] }],
  installs: [],
  reads: [],
}
const ODD = { code: 'ABOVE_USUAL', sentence: 'It makes 430 ccf in 31 days, 42.9 times what is usual here.' }
const PLAIN_CHECK = {
  unit: 'ccf',
  last: { on: '2026-08-04', value: '70' },
  use: '10',
  days: 31,
  usual: { use: '70', days: 217 },
  warnings: [],
}
const ODD_CHECK = { ...PLAIN_CHECK, use: '430', warnings: [ODD] }
const FORMER: ReadRecordJson = {
  id: 7,
  meterId: 'M1',
  register: '1',
  service: 'water',
  unit: 'ccf',
  readOn: '2026-09-04',
  value: '500',
  kind: 'customer',
  source: 'phone',
  supersededBy: null,
  reason: null,
  recordedAt: '2026-09-04T12:00:00Z',
  recordedBy: 'x',
}
const KEPT = { readId: 9, supersededReadId: null, accountsTriedAgain: [] }

const DIAL = 'On the dial (ccf, 4 dials)'
const onClose = vi.fn<() => void>()

async function open(answers: Readonly<Record<string, unknown>>, correcting?: ReadRecordJson): Promise<void> {
  onClose.mockReset()
  page = await testPage(<ReadDialog open meter={METER} correcting={correcting} onClose={onClose} />, { answers })
}

/** Types what the dial shows and waits until the page has said something about it. */
async function enter(value: string, says: string): Promise<void> {
  await page.type(DIAL, value)
  await page.shows(says)
}

const sent = (): Asked | undefined => page.asked.find((call) => call.method === 'POST')
const isReady = (): boolean => !page.button('Keep the read').disabled

test('a usual read says what it means and is kept at once', async () => {
  await open({ 'GET /meters/M1/read-check': PLAIN_CHECK, 'POST /meters/M1/reads': KEPT })
  expect(isReady()).toBe(false)
  await enter('80', 'Makes a use of 10 ccf in 31 days since 4 Aug 2026 (70).')
  expect(page.text()).toContain('Usual here for so many days: 10 ccf.')
  await page.press('Keep the read')
  await page.until(() => onClose.mock.calls.length === 1)
  expect(sent()?.body).toEqual({
    register: '1',
    readOn: '2026-09-15',
    value: '80',
    kind: 'customer',
    source: 'phone',
    confirmed: [],
  })
  expect(sent()?.key).toMatch(/^[0-9a-f-]{36}$/)
})

test('an odd read must be confirmed, with a reason, and anew when it changes', async () => {
  await open({ 'GET /meters/M1/read-check': ODD_CHECK, 'POST /meters/M1/reads': KEPT })
  await enter('500', ODD.sentence)
  expect(page.text()).toContain('Confirm what is odd about it.')
  expect(isReady()).toBe(false)
  await page.press('I have checked it; it is right')
  expect(page.text()).toContain('Give the reason.')
  await page.type('Reason', 'A pipe had burst')
  expect(isReady()).toBe(true)

  await enter('501', 'Confirm what is odd about it.')
  expect(isReady()).toBe(false)
  await page.press('I have checked it; it is right')
  await page.press('Keep the read')
  await page.until(() => sent() !== undefined)
  expect(sent()?.body).toMatchObject({ value: '501', confirmed: ['ABOVE_USUAL'], reason: 'A pipe had burst' })
})

test('a read that cannot be is refused while it is typed', async () => {
  await open({ 'GET /meters/M1/read-check': new Refusal(422, 'READ_IN_FUTURE', 'The business date is 2026-09-15.') })
  await enter('80', 'The business date is 15 Sep 2026.')
  expect(isReady()).toBe(false)
})

test.each(['8o', '1,000', '-5', '1 000'])('%s is no read', async (value) => {
  await open({ 'GET /meters/M1/read-check': PLAIN_CHECK })
  await enter(value, 'A read is a number without blanks or separators.')
  expect(page.asked.filter((call) => call.path.includes('read-check'))).toEqual([])
})

test('a correction names the read it replaces and always asks why', async () => {
  await open({ 'GET /meters/M1/read-check': PLAIN_CHECK, 'POST /reads/7/corrections': KEPT }, FORMER)
  await enter('80', 'Makes a use of 10 ccf')
  expect(page.text()).toContain('read of 4 Sep 2026: 500 ccf')
  expect(page.asked.find((call) => call.path.includes('read-check'))?.path).toContain('corrects=yes')
  expect(isReady()).toBe(false)
  await page.type('Reason', 'Misheard')
  await page.press('Keep the read')
  await page.until(() => sent() !== undefined)
  expect(sent()?.body).toEqual({ value: '80', kind: 'customer', confirmed: [], reason: 'Misheard' })
})
