// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import { type TestPage, testPage } from '../testing/test-page.js'
import type { RunPage } from './billing-records.js'
import { RunActs } from './RunActs.js'

let page: TestPage
afterEach(() => page.close())

const RUN = {
  id: 7,
  billCycle: '2',
  readDate: '2026-09-11',
  windowStart: '2026-09-11',
  isTrial: false,
  state: 'review',
  isPaused: false,
  billed: 287,
  skipped: 4,
  parked: 9,
  pending: 0,
  drafts: 287,
  total: '48120.33',
  issuedAt: null,
} as unknown as RunPage

const UTILITY = { name: 'Alder Creek', currency: 'USD', timeZone: 'UTC', isSandbox: true, today: '2026-09-12' }
const draw = (run: RunPage, permissions: readonly ('billing.run' | 'billing.approve')[] = ['billing.run', 'billing.approve']) =>
  testPage(<RunActs run={run} />, { permissions, answers: { 'GET /utility': UTILITY } })

describe('approval', () => {
  test('tells what it does, then does it once', async () => {
    page = await draw(RUN)
    await page.press('Approve 287 bills…')
    expect(page.text()).toContain('287 bills are issued: $48,120.33 is charged to the accounts and posted to the ledger.')
    await page.press('Approve 287 bills')
    const sent = page.asked.filter((asked) => asked.method === 'POST')
    expect(sent).toMatchObject([{ path: '/bill-runs/7/approve', body: {} }])
    expect(sent[0]?.key).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('is not offered before the window opens, and says why', async () => {
    page = await draw({ ...RUN, windowStart: '2026-09-20' })
    await page.shows('Approve 287 bills…')
    const button = [...document.querySelectorAll('button')].find((entry) => entry.textContent === 'Approve 287 bills…')
    expect(button?.disabled).toBe(true)
    expect(document.querySelector('[aria-label^="The window opens on 20 Sep 2026"]')).not.toBeNull()
  })

  test('is absent for who may not approve', async () => {
    page = await draw(RUN, ['billing.run'])
    await page.shows('Cancel the run')
    expect(page.text()).not.toContain('Approve')
  })
})

test('throwing the run away asks for a reason and sends it', async () => {
  page = await draw(RUN)
  await page.press('Cancel the run')
  await page.type('Reason', 'Wrong read file')
  await page.press('Cancel the run')
  expect(page.asked.filter((asked) => asked.method === 'POST')).toMatchObject([
    { path: '/bill-runs/7/cancel', body: { reason: 'Wrong read file' } },
  ])
})
