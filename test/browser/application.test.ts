import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApplicationRecordJson } from '../../api/applications/contract.js'
import type { ServiceRequestPageJson } from '../../api/services/request-contract.js'
import { PICTURE } from '../support/applications.js'
import { type OfficeBrowser, officeBrowser } from '../support/office-browser.js'

/** Somebody without a login applies on a phone, the office accepts, and the status page follows. */
const PATIENCE = { timeout: 60_000, interval: 400 }
const PHONE = { width: 390, height: 844 }

let office: OfficeBrowser
let pocket: BrowserContext
let phone: Page
/** The deposit, as the office was shown it. */
let asked: string
beforeAll(async () => {
  office = await officeBrowser({
    prerequisites: [{ prerequisite: 'identity' }, { prerequisite: 'deposit' }],
    deposit: { amount: '150.00' },
  })
  const browser = office.page.context().browser()
  if (browser === null) throw new Error('no browser')
  pocket = await browser.newContext({ viewport: PHONE, locale: 'en-US', isMobile: true, hasTouch: true })
  phone = await pocket.newPage()
  phone.setDefaultTimeout(30_000)
}, 300_000)
afterAll(async () => {
  await pocket?.close()
  await office?.close()
})

const go = (name: string | RegExp) => phone.getByRole('button', { name }).click()
const heading = (name: string) => phone.getByRole('heading', { name, level: 1 }).waitFor()

/** Nothing is wider than the phone, and every control has a name. */
async function fits(): Promise<void> {
  const found = await phone.evaluate<object>(`({
    width: document.documentElement.scrollWidth,
    unnamed: [...document.querySelectorAll('input, select, textarea')]
      .filter((control) => control.labels.length === 0)
      .map((control) => control.outerHTML),
  })`)
  expect(found).toEqual({ width: PHONE.width, unnamed: [] })
}

/** The newest message that was caught for this address. */
async function caughtText(to: string): Promise<string | undefined> {
  const folder = join(office.place.dataFolder, 'mail')
  for (const name of readdirSync(folder)
    .filter((each) => each.endsWith('.eml'))
    .toSorted()
    .toReversed()) {
    const mail = await simpleParser(readFileSync(join(folder, name)))
    if ([mail.to ?? []].flat().some((each) => each.text.includes(to))) return mail.text
  }
  return undefined
}

describe('applying for service from a phone', () => {
  test('an address is found, services and a day are chosen', async () => {
    const [place] = await office.list<{ address: string }>('premises', { isVacant: true, id: 'P000438' })
    await phone.goto(`${office.place.url}/apply`)
    await heading('Where do you need service?')
    await fits()
    await go('Continue')
    await phone.getByRole('alert').getByText('Choose an address from the list').waitFor()
    await phone.getByRole('combobox', { name: 'Address' }).pressSequentially(place?.address ?? '')
    await phone.getByRole('option').first().click()
    await go('Continue')
    await heading('What do you need, and from when?')
    await phone.getByRole('checkbox', { name: /^Electricity/ }).check()
    await phone.getByRole('checkbox', { name: /^Water/ }).check()
    await phone.locator('[data-day]:enabled').first().click()
    await phone.getByText(/^Chosen: /).waitFor()
    await fits()
    await go('Continue')
    await heading('About you')
  }, 120_000)

  test('what is missing is said beside its field, and a file that is not what it says is not taken', async () => {
    await go('Continue')
    await phone.getByRole('alert').getByRole('link', { name: 'Fill in your first name.' }).click()
    await phone.keyboard.type('Nadia')
    await phone.getByLabel('Last name').fill('Underhill')
    await phone.getByLabel('E-mail', { exact: true }).fill('nadia.underhill@example.com')
    await phone.getByLabel('Date of birth').fill('1990-05-17')
    await fits()
    await go('Continue')
    await heading('Documents')
    const identity = phone.getByLabel('A document that shows who you are')
    await identity.setInputFiles({ name: 'licence.png', mimeType: 'image/png', buffer: Buffer.from('<html><script>') })
    await phone.getByText('This file is not what its name says').waitFor()
    await go('Continue')
    await phone.getByRole('alert').getByText('A document that is required was not sent yet.').waitFor()
    await identity.setInputFiles({ name: 'licence.png', mimeType: 'image/png', buffer: PICTURE })
    await phone.getByRole('button', { name: 'Remove licence.png' }).waitFor()
    await fits()
    await go('Continue')
    await heading('Check and send')
  }, 120_000)

  test('it is sent once and leads to its own page, to which the e-mail leads as well', async () => {
    await phone.getByRole('checkbox').check()
    await fits()
    await phone.getByRole('button', { name: 'Send the application' }).dblclick()
    await heading('We have your application')
    expect(phone.url()).toMatch(/\/apply\/status#[A-Za-z0-9_-]{43}$/)
    await fits()
    await expect(office.list('applications', {})).resolves.toHaveLength(1)
    await expect.poll(() => caughtText('nadia.underhill@example.com'), PATIENCE).toContain('/apply/status#')
    const link = /http\S+\/apply\/status#\S+/.exec((await caughtText('nadia.underhill@example.com')) ?? '')?.[0] ?? ''
    const other = await pocket.newPage()
    await other.goto(link)
    await other.getByRole('heading', { name: 'We have your application', level: 1 }).waitFor()
    await other.close()
    await phone.goto(`${office.place.url}/apply/status#${'A'.repeat(43)}`)
    await heading('This link opens nothing')
    await phone.goto(link)
  }, 120_000)

  test('the office sees it in its queue and accepts it', async () => {
    const { page, button, dialog } = office
    await office.open('/applications')
    await page.getByText('Nadia Underhill').first().click()
    await page.getByText('Nobody on record looks like the applicant.').waitFor()
    await page.getByRole('link', { name: 'licence.png' }).waitFor()
    await button('Accept…').click()
    await dialog()
      .getByText(/^Electric begins on /)
      .waitFor()
    // By the policy: so many average months of what was billed at the place.
    const [amount = 'none'] = /\$[\d,.]+/.exec(await dialog().innerText()) ?? []
    asked = amount
    await button('Accept and open the request', dialog()).click()
    await dialog().waitFor({ state: 'hidden' })
    await page.getByText('Accepted').first().waitFor()
    const [entry] = await office.list<ApplicationRecordJson>('applications', {})
    expect(entry?.state).toBe('accepted')
    const request = await office.read<ServiceRequestPageJson>(`/service-requests/${entry?.requestId}`)
    expect(request).toMatchObject({ kind: 'move_in', customerName: 'Nadia Underhill', state: 'open' })
  }, 120_000)

  test('the status page tells what is still missing, in Spanish too, and takes another document', async () => {
    await go('Look again')
    await heading('Accepted: some things are still missing')
    await phone.getByText(new RegExp(`^${asked.replace(/[$.]/g, '\\$&')}, for account A\\d+$`)).waitFor()
    await fits()
    await phone.getByLabel('Send a document').setInputFiles({ name: 'back.png', mimeType: 'image/png', buffer: PICTURE })
    await phone.locator('section > .files', { hasText: 'back.png' }).waitFor()
    await go('Español')
    await heading('Aceptada: todavía faltan cosas')
    await phone.getByText('Pagar el depósito').waitFor()
    await fits()
    expect(office.complaints).toEqual([])
    const check = await office.place.penstock('ledger', 'check')
    expect(check.stdout).toContain('invariants hold')
  }, 120_000)
})
