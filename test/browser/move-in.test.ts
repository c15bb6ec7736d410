import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ServiceRequestPageJson } from '../../api/services/request-contract.js'
import { giveReadInBrowser } from '../support/give-read-in-browser.js'
import { type OfficeBrowser, officeBrowser } from '../support/office-browser.js'

/** Somebody calls to move in: a deposit is asked for, an appointment is agreed on, service begins. */
const PATIENCE = { timeout: 60_000, interval: 400 }

let office: OfficeBrowser
beforeAll(async () => {
  office = await officeBrowser({
    prerequisites: [{ prerequisite: 'identity' }, { prerequisite: 'prior_debt' }, { prerequisite: 'deposit' }],
    deposit: { amount: '150.00' },
  })
}, 300_000)
afterAll(async () => office?.close())

describe('a caller moves in', () => {
  let requestId: string
  let accountId: string
  const request = (): Promise<ServiceRequestPageJson> => office.read(`/service-requests/${requestId}`)
  const show = (): Promise<unknown> => office.open(`/service-requests/${requestId}/show`)

  test('the request is filled in with the keyboard while the checklist follows', async () => {
    const { page } = office
    const [place] = await office.list<{ id: string; address: string }>('premises', { isVacant: true })
    await office.open('/start-service')
    await page.getByRole('combobox', { name: 'Place' }).fill(place?.address ?? '')
    await page.getByRole('option', { name: new RegExp(place?.id ?? '') }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('nobody: no customer of record').waitFor()
    await page.getByLabel('First day of service').fill('2026-09-10')
    await page.getByText('Fill in given and family name').waitFor()
    await page.getByLabel('Given name').fill('Nadia')
    await page.getByLabel('Family name').fill('Underhill')
    // Others on record have this number: the representative asks before the request goes on.
    await page.getByLabel('Telephone').fill('+1-541-555-0199')
    await office.button('It is somebody else').click()
    const missing = page.getByRole('list', { name: 'Still missing' })
    await missing.getByText('Deposit').waitFor()
    // By the policy: two average months of what was billed at the place.
    await missing.getByText('$890.81').waitFor()
    await page
      .getByRole('list', { name: 'What will happen' })
      .getByText('Electric begins on 10 Sep 2026 for the new account')
      .waitFor()
    await page.getByRole('button', { name: 'Start service on 10 Sep 2026' }).isEnabled()
    await page.getByLabel('Telephone').press('Control+Enter')
    await page.waitForURL(/\/service-requests\/R\d+\/show/)
    requestId = /service-requests\/(R\d+)/.exec(page.url())?.[1] as string
    accountId = (await request()).accountId
  }, 120_000)

  test('the confirmation says what to tell the customer', async () => {
    const { page } = office
    await page.getByText('Please show a document that proves who you are before service begins.').waitFor()
    await page.getByText(`A deposit of $890.81 is to be paid before service begins, to account ${accountId}.`).waitFor()
    await page.getByText('Before service begins: 2 of 2 missing').waitFor()
  }, 60_000)

  test('identity is confirmed and the deposit paid at the counter', async () => {
    const { page, button, dialog } = office
    await button('Confirm…').click()
    await button('Driving licence seen', dialog()).click()
    await button('Confirm it', dialog()).click()
    await page.getByText('Before service begins: 1 of 2 missing').waitFor()
    await page.getByRole('link', { name: 'Take the payment' }).click()
    const amount = page.getByLabel('Amount', { exact: true }).first()
    await expect.poll(() => amount.isEnabled(), PATIENCE).toBe(true)
    await amount.fill('890.81')
    await button(/^Take \$/).click()
    await page
      .getByText(/receipt/i)
      .first()
      .waitFor()
    await show()
    await page.getByText('Everything is there').waitFor()
  }, 120_000)

  test('a window is agreed on once the crew is ordered', async () => {
    const { button, dialog } = office
    await office.command('PUT', '/crews/CREW-MOVES', {
      name: 'Crew One',
      skills: ['METERS', 'READS', 'LINES'],
      areas: [],
      startLatitude: 44.62,
      startLongitude: -121.95,
      shifts: [],
      isActive: true,
      memberIds: [],
      daysOff: [],
      version: 0,
    })
    await button('Agree on a window…').first().click()
    await dialog().getByRole('radio', { disabled: false }).first().click()
    await button(/^Book /, dialog()).click()
    await dialog().waitFor({ state: 'hidden' })
    await button('Move the appointment…').first().waitFor()
    await expect(office.list('work-orders', { requestedBy: `move/${requestId}`, state: 'scheduled' })).resolves.toHaveLength(1)
  }, 120_000)

  test('on the day the customer reads the meters, and service begins', async () => {
    await office.command('POST', '/clock/advance', { to: '2026-09-10', reason: 'The day of the move' })
    await show()
    const wanted = (await request()).reads.filter((read) => read.isMissing)
    for (const { meterId } of wanted) await giveReadInBrowser(office, meterId, 3)
    await expect
      .poll(async () => (await request()).agreements.map((part) => part.state), PATIENCE)
      .toEqual((await request()).agreements.map(() => 'active'))
    await office.page.getByText('Active').first().waitFor()
    await expect.poll(async () => (await request()).state, PATIENCE).toBe('completed')
    const check = await office.place.penstock('ledger', 'check')
    expect(check.stdout).toContain('invariants hold')
    expect(office.complaints).toEqual([])
  }, 180_000)
})
