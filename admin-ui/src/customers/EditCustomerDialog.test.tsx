// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import type { CustomerPageJson } from '../../../api/customers/contract.js'
import { fakeApi, Refusal } from '../../test/fake-api.js'
import { render, type Rendered } from '../../test/render.js'
import { EditCustomerDialog } from './EditCustomerDialog.js'

let page: Rendered
afterEach(async () => {
  await page.close()
  document.body.replaceChildren()
})

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
  contacts: [],
  preferences: [],
  accounts: [],
  ownedPremises: [],
  interactions: [],
}

test('only what changed is sent, with the version that was seen', async () => {
  const onClose = vi.fn()
  const asked = fakeApi({ 'PATCH /customers/C1': () => ({ customerId: 'C1', version: 5 }) })
  page = await render(<EditCustomerDialog open customer={CUSTOMER} onClose={onClose} />)
  expect(page.button('Save the contact data').disabled).toBe(true)
  await page.type(page.field(/^E-mail/), '')
  await page.type(page.field(/^Telephone/), ' 555 0179 ')
  await page.press(page.field(/^Life-support/))
  await page.press(page.button('Save the contact data'))
  await page.until(() => onClose.mock.calls.length === 1)
  expect(asked[0]?.body).toEqual({ version: 4, changes: { email: null, phone: '555 0179', lifeSupport: true } })
})

test('the second of two people sees who changed what, with both values, and may keep their own', async () => {
  const onClose = vi.fn()
  const asked = fakeApi({
    'PATCH /customers/C1': (call) =>
      (call.body as { version: number }).version === 6
        ? { customerId: 'C1', version: 7 }
        : new Refusal(409, 'CHANGED_MEANWHILE', 'Ben changed this customer.', {
            version: 6,
            changedBy: 'Ben',
            conflicts: [{ field: 'email', yours: 'new@example.org', theirs: 'ben@example.org' }],
          }),
  })
  page = await render(<EditCustomerDialog open customer={CUSTOMER} onClose={onClose} />)
  await page.type(page.field(/^E-mail/), 'new@example.org')
  await page.press(page.button('Save the contact data'))
  await page.says('Ben changed this while you had it open')
  expect(onClose).not.toHaveBeenCalled()
  for (const said of ['ben@example.org', 'new@example.org']) expect(page.text()).toContain(said)
  await page.press(page.button('Save the contact data'))
  await page.until(() => onClose.mock.calls.length === 1)
  expect(asked.map((call) => (call.body as { version: number }).version)).toEqual([4, 6])
  expect(asked[0]?.key).not.toBe(asked[1]?.key)
})
