import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CollectionPageJson } from '../../api/collections/contract.js'
import type { PlanPageJson, PlanRecordJson } from '../../api/plans/contract.js'
import { moveClockInBrowser } from '../support/move-clock-in-browser.js'
import { type OfficeBrowser, officeBrowser } from '../support/office-browser.js'
import { importSmallUtility } from '../support/small-utility.js'
import { takePaymentInBrowser } from '../support/take-payment-in-browser.js'

/** A plan that is kept: offered by the office, signed by the customer on a phone, paid beside the current bill. */
const PATIENCE = { timeout: 60_000, interval: 200 }
const ACCOUNT = 'A000984'
const PHONE = { width: 390, height: 844 }

let office: OfficeBrowser
let pocket: BrowserContext
let phone: Page
beforeAll(async () => {
  const electric = { accountId: ACCOUNT, service: 'electric' }
  office = await officeBrowser({}, (place) =>
    importSmallUtility(
      place,
      [
        { ...electric, billedOn: '2026-08-07', dueOn: '2026-08-28', amount: '180.00' },
        { ...electric, billedOn: '2026-09-01', dueOn: '2026-09-22', amount: '64.00' },
      ],
      '2026-09-02',
    ),
  )
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

const entry = (): Promise<CollectionPageJson> => office.read(`/collections/${ACCOUNT}-1`)

/** The newest e-mail that was caught, of this subject. */
async function mailOf(subject: string): Promise<string | undefined> {
  const folder = join(office.place.dataFolder, 'mail')
  for (const name of readdirSync(folder)
    .filter((each) => each.endsWith('.eml'))
    .toSorted()
    .toReversed()) {
    const mail = await simpleParser(readFileSync(join(folder, name)))
    if (mail.subject === subject) return mail.text
  }
  return undefined
}

async function pay(amount: string): Promise<void> {
  await office.open(`/accounts/${ACCOUNT}/show`)
  await office.page
    .getByRole('button', { name: 'Take payment' })
    .or(office.page.getByRole('link', { name: 'Take payment' }))
    .first()
    .click()
  await takePaymentInBrowser(office, amount)
}

describe('a plan that is kept', () => {
  let plan: PlanRecordJson
  test('the office sends the offer while the case goes on', async () => {
    const { page, button, dialog } = office
    // The policy has been released just now: its first sweep belongs to this day, so the next one begins after it.
    await expect.poll(() => office.list('collections', { accountId: ACCOUNT }), PATIENCE).toHaveLength(1)
    await expect.poll(async () => (await entry()).log.length, PATIENCE).toBe(3)
    await office.open(`/accounts/${ACCOUNT}/show`)
    await moveClockInBrowser(office, '2026-09-03')
    await button(/^More/).click()
    await page.getByRole('menuitem', { name: 'Offer a payment plan…' }).click()
    await dialog().getByText('is overdue and not disputed').waitFor()
    await dialog().getByLabel('How', { exact: true }).click()
    await page.getByRole('option', { name: 'Send the offer: the customer chooses and signs online' }).click()
    await button('Send the offer', dialog()).click()
    await dialog().waitFor({ state: 'hidden' })
    await expect.poll(() => mailOf('Pay what is overdue in instalments'), PATIENCE).toContain('/plan#')
  }, 240_000)

  test('the customer chooses and signs on the phone, and gets the agreement', async () => {
    const link = /http\S+\/plan#\S+/.exec((await mailOf('Pay what is overdue in instalments')) ?? '')?.[0] ?? ''
    await phone.goto(link)
    await phone.getByText('$180.00 is overdue.').waitFor()
    await phone.getByRole('radio', { name: /^2 instalments of \$67\.50/ }).check()
    await phone.getByRole('cell', { name: /October 5, 2026/ }).waitFor()
    await phone.getByRole('button', { name: 'Sign the payment plan' }).click()
    await phone.getByRole('alert').getByRole('link', { name: 'Type your name in full.' }).click()
    await phone.keyboard.type('Noah Mbeki-Stone')
    await phone.getByRole('checkbox').check()
    expect(await phone.evaluate<number>('document.documentElement.scrollWidth')).toBe(PHONE.width)
    await phone.getByRole('button', { name: 'Sign the payment plan' }).dblclick()
    await phone.getByRole('heading', { name: 'Your payment plan stands' }).waitFor()
    await phone.getByText(/Signed online by Noah Mbeki-Stone on 3 Sep 2026/).waitFor()
    await expect.poll(() => mailOf('Your payment plan: the agreement'), PATIENCE).toContain('5 Oct 2026: $67.50')
    await phone.reload()
    await phone.getByRole('heading', { name: 'Your payment plan stands' }).waitFor()
    const plans = await office.list<PlanRecordJson>('payment-plans', { accountId: ACCOUNT })
    expect(plans).toHaveLength(1)
    plan = plans[0] as PlanRecordJson
    await office.open(`/payment-plans/${plan.id}/show`)
    await office.page.getByText(/sent by e-mail on .* by First Administrator/).waitFor()
    const pdf = await office.page.request.get(`${office.place.url}/api/v1/payment-plans/${plan.id}/agreement.pdf`)
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
  }, 240_000)

  test('instalments are paid beside the current bill; the plan is kept and the case ends', async () => {
    const { page } = office
    await pay('45.00')
    await moveClockInBrowser(office, '2026-09-22')
    await pay('64.00')
    await moveClockInBrowser(office, '2026-10-05')
    await pay('67.50')
    await moveClockInBrowser(office, '2026-11-03')
    await pay('67.50')
    await expect.poll(async () => (await office.read<PlanPageJson>(`/payment-plans/${plan.id}`)).state, PATIENCE).toBe('kept')
    await office.open(`/payment-plans/${plan.id}/show`)
    await page.getByText('Kept: everything was paid.').waitFor()
    await expect.poll(async () => (await entry()).state, PATIENCE).toBe('closed')
    const { log } = await entry()
    expect(log.map(({ businessDate, sentence }) => `${businessDate} ${sentence}`)).toEqual([
      '2026-09-02 Opened: 180.00 of electric is past due.',
      '2026-09-02 reminder: The customer was reminded.',
      '2026-09-02 Waits until 2026-09-12: The step comes on 2026-09-12.',
      `2026-09-03 Waits: The plan ${plan.id} is in good standing.`,
      '2026-11-03 0.00 is past due: nothing is left to follow up.',
    ])
    const check = await office.place.penstock('ledger', 'check')
    expect(check.stdout).toContain('invariants hold')
    expect(office.complaints).toEqual([])
  }, 240_000)
})
