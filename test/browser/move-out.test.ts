import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AccountRecordJson } from '../../api/customers/contract.js'
import type { PremiseRecordJson } from '../../api/premises/contract.js'
import type { ServiceRequestPageJson } from '../../api/services/request-contract.js'
import { giveReadInBrowser } from '../support/give-read-in-browser.js'
import { type OfficeBrowser, officeBrowser } from '../support/office-browser.js'

/** A tenant moves out: service goes back to the owner without a gap, and the final bill is made. */
const PATIENCE = { timeout: 90_000, interval: 400 }
const LAST_DAY = '2026-09-01'

let office: OfficeBrowser
beforeAll(async () => {
  office = await officeBrowser({ prerequisites: [] })
}, 300_000)
afterAll(async () => office?.close())

describe('a tenant moves out', () => {
  let requestId: string
  let tenant: AccountRecordJson
  let owner: AccountRecordJson
  let place: PremiseRecordJson
  const request = (): Promise<ServiceRequestPageJson> => office.read(`/service-requests/${requestId}`)

  test('the place page says to whom service goes back', async () => {
    const { page, button, dialog } = office
    const accounts = await office.list<AccountRecordJson>('accounts', { status: 'active', customerClass: 'residential' })
    const [first, second] = accounts.filter((account) => account.premises === 1 && account.balance === '0.00')
    tenant = first as AccountRecordJson
    owner = second as AccountRecordJson
    const [agreement] = await office.list<{ premiseId: string }>('agreements', { accountId: tenant.id, state: 'active' })
    const places = await office.list<PremiseRecordJson>('premises', { id: [agreement?.premiseId] })
    place = places[0] as PremiseRecordJson
    await office.open(`/premises/${place.id}/show`)
    await page.getByText('No owner agreement').waitFor()
    await button('Agree with the owner…').click()
    await dialog().getByRole('combobox', { name: 'Account of the owner' }).fill(owner.id)
    await page.getByRole('option', { name: new RegExp(owner.id) }).click()
    await button('Signed owner agreement', dialog()).click()
    await button('Agree with the owner', dialog()).click()
    await page.getByRole('table', { name: 'Owner agreements' }).getByText(owner.id).waitFor()
  }, 120_000)

  test('the request shows who begins where the tenant ends', async () => {
    const { page } = office
    await page.getByRole('link', { name: 'Stop service' }).click()
    await page.getByLabel('Mail goes to a new address afterwards').check()
    await page.getByLabel('Street or box').fill('Box 7')
    await page.getByLabel('City').fill('Salem')
    await page.getByLabel('State').fill('OR')
    await page.getByLabel('Postcode').fill('97301')
    const plan = page.getByRole('list', { name: 'What will happen' })
    await plan.getByText(`account ${owner.id}, the owner of the place`).first().waitFor()
    await page.getByRole('button', { name: 'Stop service after 1 Sep 2026' }).click()
    await page.waitForURL(/\/service-requests\/R\d+\/show/)
    requestId = /service-requests\/(R\d+)/.exec(page.url())?.[1] as string
    await page.getByText(/^The final bill goes to Box 7, Salem once the last day has been read/).waitFor()
  }, 120_000)

  test('the last reads are entered, and the owner has the service the next day', async () => {
    await office.command('POST', '/clock/advance', { to: '2026-09-02', reason: 'The day after the last one' })
    await office.open(`/service-requests/${requestId}/show`)
    const wanted = (await request()).reads.filter((read) => read.isMissing)
    for (const { meterId } of wanted) await giveReadInBrowser(office, meterId, 3)
    await expect
      .poll(async () => (await request()).agreements.filter((part) => part.act === 'start').map((part) => part.state), PATIENCE)
      .not.toContain('pending_start')
    const parts = (await request()).agreements
    for (const stop of parts.filter((part) => part.act === 'stop')) {
      expect(stop).toMatchObject({ accountId: tenant.id, onDate: LAST_DAY, doneOn: '2026-09-02' })
      const start = parts.find((part) => part.act === 'start' && part.servicePointId === stop.servicePointId)
      expect(start).toMatchObject({ accountId: owner.id, party: 'owner', state: 'active', onDate: '2026-09-02' })
    }
  }, 180_000)

  test('the final bill stands on the page of the request', async () => {
    const { page } = office
    await expect
      .poll(() => office.list('bills', { accountId: tenant.id, kind: 'final', state: 'issued' }), PATIENCE)
      .toHaveLength(1)
    await page.getByRole('table', { name: 'Bills since the request' }).getByText('Final').first().waitFor()
    await page.getByRole('table', { name: 'Accounts that leave' }).getByText(tenant.id).waitFor()
    await office.open(`/premises/${place.id}/show`)
    await page.getByRole('table', { name: 'Service points' }).getByText(owner.customerName).first().waitFor()
    const check = await office.place.penstock('ledger', 'check')
    expect(check.stdout).toContain('invariants hold')
    expect(office.complaints).toEqual([])
  }, 180_000)
})
