import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ConnectionPageJson } from '../../api/connections/contract.js'
import type { CustomerRecordJson } from '../../api/customers/contract.js'
import { fieldWorkDone } from '../support/field-work-done.js'
import { type OfficeBrowser, officeBrowser } from '../support/office-browser.js'
import { takePaymentInBrowser } from '../support/take-payment-in-browser.js'

/** Somebody who is no customer yet applies for water; on the way a larger meter is wanted. */
const PATIENCE = { timeout: 90_000, interval: 400 }
/** A place of the demo city without water. */
const PLACE = 'P000005'

let office: OfficeBrowser
beforeAll(async () => {
  office = await officeBrowser({})
}, 300_000)
afterAll(async () => office?.close())

describe('a new connection', () => {
  let id: string
  const connection = (): Promise<ConnectionPageJson> => office.read(`/connections/${id}`)
  const show = (): Promise<unknown> => office.open(`/connections/${id}/show`)
  const reaches = async (stage: ConnectionPageJson['stage']): Promise<void> => {
    await expect.poll(async () => (await connection()).stage, PATIENCE).toBe(stage)
  }
  const clockTo = (to: string): Promise<unknown> => office.command('POST', '/clock/advance', { to, reason: 'Days go by' })

  test('is applied for by somebody new, after the records that look alike were seen', async () => {
    const { page, button, dialog } = office
    const known = (await office.list<CustomerRecordJson>('customers', { kind: 'person' })).find(({ phone }) => phone !== null)
    await office.open('/connections')
    await button('New connection…').click()
    await dialog().getByRole('combobox', { name: 'Place' }).fill(PLACE)
    await page.getByRole('option', { name: new RegExp(PLACE) }).click()
    await dialog().getByLabel('Given name').fill('Nadia')
    await dialog().getByLabel('Family name').fill('Underhill')
    await dialog()
      .getByLabel('Telephone')
      .fill(known?.phone ?? '')
    await dialog().getByText('Perhaps known already').waitFor()
    await dialog().getByLabel('Service', { exact: true }).click()
    await page.getByRole('option', { name: 'Water', exact: true }).click()
    await dialog().getByText('Will need: Plumbing permit, Street opening permit').waitFor()
    await button('Begin the connection', dialog()).click()
    await dialog()
      .getByText(/On record already\?/)
      .waitFor()
    await button('It is somebody else: begin the connection', dialog()).click()
    await page.waitForURL(/\/connections\/N\d+\/show/)
    id = /connections\/(N\d+)/.exec(page.url())?.[1] as string
    expect(await connection()).toMatchObject({ customerName: 'Nadia Underhill', premiseId: PLACE, meterSize: '5/8' })
    await reaches('survey')
  }, 120_000)

  test('is surveyed, quoted, accepted and paid', async () => {
    const { button, dialog } = office
    await fieldWorkDone(office, id, 'SURVEY')
    await clockTo('2026-09-03')
    await show()
    await button('Record the survey…').click()
    await button('Add a material', dialog()).click()
    await dialog().getByLabel('What, line 1').fill('Copper pipe 3/4 in')
    await dialog().getByLabel('Quantity, line 1').fill('20')
    await dialog().getByLabel('Hours of labour').fill('6')
    await button('Record the survey', dialog()).click()
    await button('Draft the quote…').click()
    await dialog().getByLabel('Price each, line 1').fill('12.50')
    await dialog().getByText('$2,773.13').waitFor()
    await button('Keep the draft', dialog()).click()
    await button('Send the quote…').click()
    await button('Send it to the customer', dialog()).click()
    await button('Accepted…').click()
    await button('Accept and charge', dialog()).click()
    await reaches('payment')
    await button('Take the payment').click()
    await takePaymentInBrowser(office, '2773.13')
    await reaches('permits')
  }, 180_000)

  test('waits for its permits, and the main is tapped', async () => {
    const { page, button, dialog } = office
    await clockTo('2026-09-21')
    await show()
    for (const permit of ['Plumbing permit', 'Street opening permit']) {
      await button('Granted…').first().click()
      await dialog().getByText(`${permit} was granted`).waitFor()
      await dialog().getByLabel('Number of the authority').fill('T-77')
      await button('Write it down', dialog()).click()
      await dialog().waitFor({ state: 'hidden' })
    }
    await reaches('construction')
    await fieldWorkDone(office, id, 'TAP')
    await page.getByRole('table', { name: 'Field orders' }).getByText('Set meter').waitFor()
  }, 180_000)

  test('gets a new version of its quote, of which the difference alone is charged', async () => {
    const { page, button, dialog } = office
    await button('Change the scope…').click()
    await dialog().getByLabel('Meter size').click()
    await page.getByRole('option', { name: '3/4', exact: true }).click()
    await dialog().getByText('$3,761.25').waitFor()
    await dialog()
      .getByLabel(/^Reason/)
      .fill('A second bathroom')
    await button('Draft the new version', dialog()).click()
    await button('Send the quote…').click()
    await button('Send it to the customer', dialog()).click()
    const second = page.getByRole('region', { name: `Quote ${id}-2` })
    await second.getByText('$988.12').waitFor()
    await second.getByText('A second bathroom').waitFor()
    await button('Accepted…').click()
    await dialog().getByText(`Only the difference to ${id}-1 is charged or credited.`).waitFor()
    await button('Accept and charge', dialog()).click()
    await reaches('payment')
    await button('Take the payment').click()
    await takePaymentInBrowser(office, '988.12')
    // Permits and the tap that are done count.
    await reaches('construction')
    expect((await connection()).quotes.map(({ version, state }) => [version, state])).toEqual([
      [1, 'replaced'],
      [2, 'accepted'],
    ])
  }, 180_000)

  test('is switched on: the agreement begins, and what was built is recorded', async () => {
    const { page, button, dialog } = office
    await office.place.penstock('demo', 'field-work')
    await fieldWorkDone(office, id, 'METERSET', 'M90000101')
    await reaches('energise')
    await clockTo('2026-09-22')
    await fieldWorkDone(office, id, 'CONNECT')
    await reaches('as_built')
    await show()
    await button('Record what was built…').click()
    await dialog().getByLabel('What lies where').fill('20 ft of copper from the main in the street')
    await button('Record it', dialog()).click()
    await page.getByText('Completed', { exact: true }).first().waitFor()
    const { agreementId, accountId, energisedOn, meterId, money } = await connection()
    expect({ energisedOn, meterId, open: money.open }).toEqual({ energisedOn: '2026-09-22', meterId: 'M90000101', open: '0.00' })
    const agreements = await office.list('agreements', { accountId })
    expect(agreements).toMatchObject([{ id: agreementId, service: 'water', state: 'active', startOn: '2026-09-22' }])
    expect((await office.place.penstock('ledger', 'check')).stdout).toContain('invariants hold')
    expect(office.complaints).toEqual([])
  }, 180_000)
})
