// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import type { AlertToReadJson } from '../../../../api/customers/alert-contract.js'
import { type TestPage, testPage } from '../../testing/test-page.js'
import { AlertsToRead } from './AlertsToRead.js'

let page: TestPage
afterEach(() => page.close())

const ALERT: AlertToReadJson = {
  id: 7,
  subjectKind: 'premise',
  subjectId: 'P1',
  severity: 'danger',
  text: 'Dog in the yard',
  fromOn: '2026-09-01',
  toOn: null,
  createdBy: 'Ben',
  createdAt: '2026-09-01T10:00:00.000Z',
  endedBy: null,
  endedAt: null,
  isRead: false,
}

const show = async (alerts: AlertToReadJson[], permissions: string[] = ['customers.note']) => {
  page = await testPage(<AlertsToRead alerts={alerts} />, { permissions: permissions as never })
}

test('what was not read today stands before the page until it is', async () => {
  await show([ALERT, { ...ALERT, id: 8, text: 'Calls are recorded' }, { ...ALERT, id: 9, text: 'Old news', isRead: true }])
  expect(page.text()).toContain('Dog in the yard')
  expect(page.text()).not.toContain('Old news')
  await page.press('I have read all 2')
  await page.until(() => page.asked.some((call) => call.method === 'POST'))
  expect(page.asked.find((call) => call.method === 'POST')).toMatchObject({
    path: '/alert-acknowledgements',
    body: { alertIds: [7, 8] },
  })
})

test.each([
  ['was read today', [{ ...ALERT, isRead: true }], ['customers.note']],
  ['who only looks', [ALERT], ['customers.read']],
])('nobody is stopped: %s', async (_why, alerts, permissions) => {
  await show(alerts, permissions)
  expect(page.text()).toBe('')
})
