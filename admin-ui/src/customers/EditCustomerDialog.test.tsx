// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import type { CustomerPageJson } from '../../../api/customers/contract.js'
import { Refusal } from '../testing/refusal.js'
import { type Asked, type TestPage, testPage } from '../testing/test-page.js'
import { EditCustomerDialog } from './EditCustomerDialog.js'

let page: TestPage
afterEach(() => page.close())

const CUSTOMER: CustomerPageJson = {
  id: 'C1',
  kind: 'person',
  name: 'Talia Kirkbright',
  givenName: 'Talia',
  familyName: 'Kirkbright',
  organisationName: null,
  email: 'old@example.org',
  phone: null,
  language: 'en',
  dateOfBirth: null,
  mailLine1: '857 Valley Dr',
  mailLine2: null,
  mailCity: 'Alder Creek',
  mailState: 'OR',
  mailPostcode: '97996',
  mailCountry: 'US',
  customerSince: '2003-03-24',
  lifeSupport: false,
  senior: false,
  notes: null,
  version: 4,
  identity: { questionsNeeded: 2, demandedFor: [], callers: [] },
  alerts: [],
  mergedInto: null,
  erasedOn: null,
  merges: [],
  person: { names: [], identifiers: [], consents: [], demographics: null },
  contacts: [],
  preferences: [],
  accounts: [],
  ownedPremises: [],
  interactions: [],
}

const onClose = vi.fn<() => void>()

async function open(answer: unknown): Promise<void> {
  onClose.mockReset()
  page = await testPage(<EditCustomerDialog open customer={CUSTOMER} onClose={onClose} />, {
    answers: { 'PATCH /customers/C1': answer },
  })
}

const versionOf = (call: Asked): number => (call.body as { version: number }).version
const changes = (): Asked[] => page.asked.filter((call) => call.method === 'PATCH')

test('only what changed is sent, with the version that was seen', async () => {
  await open({ customerId: 'C1', version: 5 })
  expect(page.button('Save the contact data').disabled).toBe(true)
  await page.type('E-mail', '')
  await page.type('Telephone', ' 555 0179 ')
  await page.press('Life-support equipment at home')
  await page.press('Save the contact data')
  await page.until(() => onClose.mock.calls.length === 1)
  expect(changes()[0]?.body).toEqual({ version: 4, changes: { email: null, phone: '555 0179', lifeSupport: true } })
})

test('the second of two people sees who changed what, with both values, and may keep their own', async () => {
  const conflict = new Refusal(409, 'CHANGED_MEANWHILE', 'Ben changed this customer.', {
    version: 6,
    changedBy: 'Ben',
    conflicts: [{ field: 'email', yours: 'new@example.org', theirs: 'ben@example.org' }],
  })
  await open((call: Asked) => (versionOf(call) === 6 ? { customerId: 'C1', version: 7 } : conflict))
  await page.type('E-mail', 'new@example.org')
  await page.press('Save the contact data')
  await page.shows('Ben changed this while you had it open')
  expect(onClose).not.toHaveBeenCalled()
  for (const said of ['ben@example.org', 'new@example.org']) expect(page.text()).toContain(said)
  await page.press('Save the contact data')
  await page.until(() => onClose.mock.calls.length === 1)
  expect(changes().map(versionOf)).toEqual([4, 6])
  expect(changes()[0]?.key).not.toBe(changes()[1]?.key)
})
