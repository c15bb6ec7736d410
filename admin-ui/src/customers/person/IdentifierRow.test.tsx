// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import type { Permission } from '../../../../domain/access/permissions.js'
import { type TestPage, testPage } from '../../testing/test-page.js'
import { IdentifierRow } from './IdentifierRow.js'

let page: TestPage
afterEach(() => page.close())

const show = async (permissions: Permission[], isKept = true) => {
  const identifier = { id: 3, kind: 'passport', issuer: null, lastCharacters: '6789', validUntil: null, isKept } as const
  page = await testPage(<IdentifierRow customerId="C1" identifier={identifier} />, {
    permissions,
    answers: { 'POST /customers/C1/identifiers/3/reveal': { number: 'X12345789' } },
  })
}

test('shows the last characters, and the whole number after a reason', async () => {
  await show(['customers.reveal'])
  expect(page.text()).toContain('•••• 6789')
  await page.press('Show the whole passport')
  await page.type('Reason', 'Compared with the document')
  await page.press('Show the number')
  await page.shows('X12345789')
  expect(page.asked.at(-1)?.body ?? page.asked.find((call) => call.method === 'POST')?.body).toEqual({
    reason: 'Compared with the document',
  })
  await page.press('Hide')
  expect(page.text()).not.toContain('X12345789')
})

test('says why there is no whole number', async () => {
  await show(['customers.reveal'], false)
  expect(page.button('Show the whole passport').disabled).toBe(true)
})

test('is not offered to who may not', async () => {
  await show(['customers.read'])
  expect(page.text()).not.toContain('Show')
})
