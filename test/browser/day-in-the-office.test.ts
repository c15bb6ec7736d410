import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureChromium } from '../../scripts/find-chromium.js'
import { type LocalPlace, localPlace, untilReady } from '../support/local-system.js'

/** One day of a small office in the browser, on a real local start: from an empty system to books that balance. */
const ALDER_CREEK = fileURLToPath(new URL('../../demo/alder-creek', import.meta.url))
const PATIENCE_MS = 60_000

let place: LocalPlace
let browser: Browser
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  place = await localPlace()
  await untilReady(place.start(), 150)
  browser = await chromium.launch({
    executablePath: await ensureChromium(() => undefined),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  page.on('pageerror', (error) => complaints.push(error.message))
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await place?.close()
})

const button = (name: string | RegExp, within: Page | Locator = page): Locator => within.getByRole('button', { name })
const dialog = (): Locator => page.getByRole('dialog')
const open = (path: string): Promise<unknown> => page.goto(`${place.url}${path}`)

/** Reads the API as the person who is signed in. */
async function read<Answer>(path: string): Promise<Answer> {
  const answer = await page.request.get(`${place.url}/api/v1${path}`)
  expect(answer.status(), path).toBe(200)
  return (await answer.json()) as Answer
}

describe('a day in the office', () => {
  let runId: number
  let account: string
  let total: string

  test('sign in', async () => {
    const signIn = JSON.parse(readFileSync(join(place.dataFolder, 'sign-in.json'), 'utf8')) as { email: string; password: string }
    await open('/')
    await page.getByLabel(/e-mail/i).fill(signIn.email)
    await page.getByLabel(/^password/i).fill(signIn.password)
    await page.keyboard.press('Enter')
    await page.getByRole('navigation').first().waitFor()
  })

  test('import a utility from a folder', async () => {
    await open('/imports/new')
    await page.locator('input[type=file]').first().setInputFiles(ALDER_CREEK)
    await page.getByLabel(/A trial: check everything/).uncheck()
    await page.getByLabel('Business date of the sandbox').fill('2026-09-04')
    await button(/^Import \d+ files/).click()
    await page.waitForURL(/\/imports\/\d+\/show/, { timeout: PATIENCE_MS })
    await expect
      .poll(async () => (await read<{ state: string }>('/imports/1')).state, { timeout: 150_000, interval: 500 })
      .toBe('completed')
  }, 240_000)

  test('start a trial run and see it wait for review', async () => {
    await open('/bill-windows')
    await page
      .getByRole('row', { name: /4 Sep 2026/ })
      .getByRole('button', { name: 'Start run…' })
      .or(button('Start run…').first())
      .first()
      .click()
    await dialog().getByLabel('A trial').check()
    await button('Start the trial').click()
    await page.waitForURL(/\/bill-runs\/\d+\/show/)
    runId = Number(/bill-runs\/(\d+)/.exec(page.url())?.[1])
    await button(/^Approve 262 bills/).waitFor()
    expect(await read(`/bill-runs/${runId}`)).toMatchObject({
      isTrial: true,
      state: 'review',
      billed: 262,
      skipped: 14,
      parked: 12,
      issued: 0,
    })
  }, 180_000)

  test('mend a parked account: the run picks it up', async () => {
    const parked = await read<{ accountId: string }[]>(
      `/run-accounts?filter=${encodeURIComponent(JSON.stringify({ runId, reasonCode: 'HIGH_USE' }))}`,
    )
    account = parked[0]?.accountId as string
    await open(`/parked?run=${runId}&reason=HIGH_USE&at=${runId}:${account}`)
    await button(/^Exempt this check/).click()
    await dialog()
      .getByLabel(/^Reason/)
      .fill('Checked with the customer')
    await button('Exempt this check', dialog()).click()
    await expect
      .poll(async () => (await read<{ outcome: string }>(`/run-accounts/${runId}/${account}`)).outcome, {
        timeout: PATIENCE_MS,
        interval: 300,
      })
      .toBe('billed')
  }, 120_000)

  test('approve: the trial becomes the run and its bills are issued', async () => {
    await open(`/bill-runs/${runId}/show`)
    await button(/^Approve 263 bills/).click()
    await button(/^Approve 263 bills/, dialog()).click()
    await expect
      .poll(() => read(`/bill-runs/${runId}`), { timeout: PATIENCE_MS, interval: 400 })
      .toMatchObject({ state: 'open', isTrial: false, issued: 263, drafts: 0 })
  }, 120_000)

  test('open the bill, ask why, look at the PDF', async () => {
    const [bill] = await read<{ id: number; total: string }[]>(
      `/bills?filter=${encodeURIComponent(JSON.stringify({ accountId: account, runId }))}`,
    )
    total = bill?.total as string
    await open(`/bills/${bill?.id}/show`)
    await button(/^Why /).first().click()
    await page
      .getByText(/in force on/)
      .first()
      .waitFor()
    const pdf = await page.request.get(`${place.url}/api/v1/bills/${bill?.id}/document.pdf`)
    expect(pdf.headers()['content-type']).toBe('application/pdf')
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
    expect(await page.getByRole('link', { name: 'PDF' }).or(button('PDF')).count()).toBeGreaterThan(0)
  }, 120_000)

  test('take a payment with the keyboard alone', async () => {
    await open('/take-payment')
    const field = page.getByLabel('Account', { exact: true })
    await field.fill(account)
    await page.getByRole('option', { name: new RegExp(account) }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel('Amount', { exact: true }).first().waitFor()
    await expect.poll(() => page.getByLabel('Amount', { exact: true }).first().isEnabled()).toBe(true)
    await page.getByLabel('Amount', { exact: true }).first().fill(total)
    await button(/^Take \$/).click()
    await page
      .getByText(/receipt/i)
      .first()
      .waitFor()
    const payments = await read<{ amount: string; account: string }[]>('/payments')
    expect(payments[0]?.amount).toBe(total)
  }, 120_000)

  test('the statement and the trial balance are right', async () => {
    await open(`/accounts/${account}/statement`)
    await page
      .getByText(/Payment/)
      .first()
      .waitFor()
    await open('/trial-balance')
    await page
      .getByText(/Customer credits/)
      .first()
      .waitFor()
    const check = await place.penstock('ledger', 'check')
    expect(check.stdout).toContain('invariants hold')
    expect(check.status).toBe(0)
    expect(complaints).toEqual([])
  }, 120_000)
})
