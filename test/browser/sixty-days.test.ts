import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CollectionPageJson, CollectionsPreviewJson } from '../../api/collections/contract.js'
import type { WorkOrderRecordJson } from '../../api/fieldwork/contract.js'
import type { AccountStatementJson } from '../../api/receivables/contract.js'
import { moveClockInBrowser } from '../support/move-clock-in-browser.js'
import { type OfficeBrowser, officeBrowser } from '../support/office-browser.js'
import { importSmallUtility } from '../support/small-utility.js'
import { takePaymentInBrowser } from '../support/take-payment-in-browser.js'

/** Sixty days on the real servers: a bill is missed, service is cut where it is lawful, paid for and turned on again. */
const PATIENCE = { timeout: 60_000, interval: 200 }
const ACCOUNT = 'A000681'
const CASE = `/collections/${ACCOUNT}-1/show`

interface PremisePage {
  readonly servicePoints: readonly {
    readonly id: string
    readonly meters: readonly { readonly meterId: string; readonly removedOn: string | null }[]
  }[]
}
interface MeterPage {
  readonly reads: readonly { readonly value: string; readonly supersededBy: number | null }[]
}

let office: OfficeBrowser
let pocket: BrowserContext
let phone: Page
beforeAll(async () => {
  office = await officeBrowser({}, (place) =>
    importSmallUtility(
      place,
      [{ accountId: ACCOUNT, service: 'electric', billedOn: '2026-09-04', dueOn: '2026-09-25', amount: '210.00' }],
      '2026-09-04',
    ),
  )
  const browser = office.page.context().browser()
  if (browser === null) throw new Error('no browser')
  const { id } = await office.read<{ id: string }>('/session')
  await office.command('PUT', '/crews/POWER', {
    name: 'Power',
    skills: ['METERS'],
    areas: [],
    startLatitude: 44.62,
    startLongitude: -121.95,
    shifts: [],
    isActive: true,
    memberIds: [id],
    daysOff: [],
    version: 0,
  })
  pocket = await browser.newContext({
    storageState: await office.page.context().storageState(),
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  })
  phone = await pocket.newPage()
  phone.setDefaultTimeout(30_000)
}, 300_000)
afterAll(async () => {
  await pocket?.close()
  await office?.close()
})

const entry = (): Promise<CollectionPageJson> => office.read(`/collections/${ACCOUNT}-1`)
/** What happened, but that the weather of a new day is known a moment after the day itself. */
const logOf = async (): Promise<string[]> =>
  (await entry()).log
    .map(({ businessDate, sentence }) => `${businessDate} ${sentence.replaceAll(/W\d+/g, 'W…')}`)
    .filter((line) => !line.includes('forecast is not known'))
/** Waits until the case has said this. */
const said = async (sentence: string): Promise<void> => {
  await expect.poll(logOf, PATIENCE).toContain(sentence)
}

async function contact(how: string, reached: string, notice?: string): Promise<void> {
  const { page, button, dialog } = office
  await button('Write down a contact…').click()
  await choose('How', how)
  await choose('Who was reached', reached)
  if (notice !== undefined) await choose('Notice of disconnection', notice)
  await button('Keep the contact', dialog()).click()
  await dialog().waitFor({ state: 'hidden' })
  await page.getByRole('table', { name: 'Contacts' }).getByText(reached).first().waitFor()
}

async function choose(field: string, value: string): Promise<void> {
  await office.dialog().getByLabel(field, { exact: true }).click()
  await office.page.getByRole('option', { name: value }).click()
}

/** What the dial of the meter an order is about shows by now. */
async function dialOf(order: WorkOrderRecordJson | undefined): Promise<string> {
  const { servicePoints } = await office.read<PremisePage>(`/premises/${order?.premiseId}`)
  const meters = servicePoints.find(({ id }) => id === order?.servicePointId)?.meters ?? []
  const { reads } = await office.read<MeterPage>(`/meters/${meters.find(({ removedOn }) => removedOn === null)?.meterId}`)
  const counted = reads.filter(({ supersededBy }) => supersededBy === null).map(({ value }) => Number(value))
  return String(Math.floor(Math.max(...counted)) + 5)
}

/** The crew gets the order of a kind, and the technician does it on the phone. */
async function doneByCrew(typeCode: string): Promise<void> {
  await expect.poll(() => office.list('work-orders', { typeCode }), PATIENCE).toHaveLength(1)
  const [order] = await office.list<WorkOrderRecordJson>('work-orders', { typeCode })
  const { businessDate } = await office.read<{ businessDate: string }>('/clock')
  await office.command('POST', `/work-orders/${order?.id}/assign`, { crewId: 'POWER', on: businessDate })
  await phone.goto(`${office.place.url}/field`)
  await phone.locator(`a[href="/field/orders/${order?.id}"]`).click()
  await phone.getByRole('button', { name: 'I am there already' }).first().click()
  await phone.getByRole('heading', { name: 'Steps' }).waitFor()
  for (const step of await phone.getByRole('checkbox').all()) await step.check()
  await phone.getByLabel(/register 1/).fill(await dialOf(order))
  const odd = phone.getByLabel('I looked again; it is right')
  if (await odd.isVisible()) await odd.check()
  await phone.getByRole('radio', { name: 'Done' }).click()
  await phone.getByRole('button', { name: 'Send: Done' }).first().click()
  await expect
    .poll(async () => (await office.read<WorkOrderRecordJson>(`/work-orders/${order?.id}`)).state, PATIENCE)
    .toBe('completed')
}

/** Exactly what happened, as the case has it. */
const LOG = [
  '2026-09-30 Opened: 210.00 of electric is past due.',
  '2026-09-30 reminder: The customer was reminded.',
  '2026-09-30 Waits until 2026-10-10: The step comes on 2026-10-10.',
  '2026-10-10 notice: First notice: by mail.',
  '2026-10-10 Waits until 2026-10-17: The step comes on 2026-10-17.',
  '2026-10-17 call: Staff were asked to call.',
  '2026-10-17 Waits until 2026-10-23: The step comes on 2026-10-23.',
  '2026-10-17 By telephone on 2026-10-17: nobody was reached.',
  '2026-10-17 By telephone on 2026-10-17: the customer was reached.',
  '2026-10-23 door: Second notice: a task to have it posted, by mail.',
  '2026-10-23 Waits until 2026-10-27: The step comes on 2026-10-27.',
  '2026-10-23 At the door on 2026-10-23: nobody was reached. A second notice was left for the customer.',
  '2026-10-27 A supervisor was asked to release the disconnection for 210.00.',
  '2026-10-27 The disconnection was released.',
  '2026-10-27 Disconnection for 210.00 ordered: W….',
  '2026-10-27 Waits for the crew.',
  '2026-10-27 Service was cut for 210.00: W….',
  '2026-10-27 Service stays off until what is past due is paid.',
  '2026-10-29 What was past due is settled: reconnection W… ordered for a fee of 35.00, at the latest on 2026-10-30.',
  '2026-10-29 Waits for the crew that turns it on.',
  '2026-10-29 Service is back since 2026-10-29: W….',
]

describe('sixty days', () => {
  test('a bill is missed: late fee, reminder, notices, calls', async () => {
    const { page, button } = office
    await office.open(`/accounts/${ACCOUNT}/show`)
    await moveClockInBrowser(office, '2026-09-30')
    await said('2026-09-30 reminder: The customer was reminded.')
    await moveClockInBrowser(office, '2026-10-01')
    await expect.poll(() => office.list('late-fees', {}), PATIENCE).toHaveLength(1)
    await office.open('/late-fees')
    await page.getByText('$8.40').waitFor()
    const preview = await office.read<CollectionsPreviewJson>('/collections-preview?date=2026-10-10')
    expect(preview.acts).toMatchObject([{ act: 'first_notice', cases: 1, owed: '210.00' }])
    await office.open(CASE)
    await moveClockInBrowser(office, '2026-10-10')
    await page.getByText('Notice: First notice: by mail.').waitFor()
    await page.getByRole('link', { name: 'First, Letter' }).click()
    await button('Print the letters now').click()
    await expect.poll(async () => (await entry()).notices[0]?.issuedOn, PATIENCE).toBe('2026-10-10')
    await office.open(CASE)
    await moveClockInBrowser(office, '2026-10-17')
    await page.getByText('Call: Staff were asked to call.').waitFor()
    await contact('Telephone', 'Nobody')
    await contact('Telephone', 'The customer')
    await moveClockInBrowser(office, '2026-10-23')
    await page.getByText('Door: Second notice').waitFor()
    await contact('Posted at the door', 'Nobody', 'Second notice left for the customer')
  }, 240_000)

  test('it is released, and the crew cuts where it is lawful', async () => {
    const { page, button, dialog } = office
    await moveClockInBrowser(office, '2026-10-27')
    await button('Release the disconnection…').click()
    await dialog()
      .getByLabel(/^Reason/)
      .fill('Looked at: nobody is protected')
    await button('Release it', dialog()).click()
    await page.getByText('Waits for the crew.').waitFor()
    await page.getByRole('link', { name: 'why not, or when earliest?' }).click()
    await page.getByText('Lawful').first().waitFor()
    await doneByCrew('DISCONNECT')
    await office.open(CASE)
    await expect.poll(async () => (await entry()).state, PATIENCE).toBe('cut')
  }, 240_000)

  test('it is paid at the counter, and service comes back', async () => {
    const { page } = office
    await moveClockInBrowser(office, '2026-10-29')
    await office.open(`/accounts/${ACCOUNT}/show`)
    await page
      .getByRole('link', { name: /Take payment/ })
      .or(page.getByRole('button', { name: /Take payment/ }))
      .first()
      .click()
    await takePaymentInBrowser(office, '218.40')
    await office.open(CASE)
    await doneByCrew('RECONNECT')
    await expect.poll(async () => (await entry()).state, PATIENCE).toBe('closed')
    await page.getByText('Closed: reconnected').first().waitFor()
    await page
      .getByText(/210\.00 of electric is past due\.$/)
      .first()
      .waitFor()
    expect(await logOf()).toEqual(LOG)
    await office.open(`/accounts/${ACCOUNT}/statement`)
    await page.getByText('Late fee').first().waitFor()
    const statement = await office.read<AccountStatementJson>(`/accounts/${ACCOUNT}/statement`)
    expect(statement.movements.map(({ on, eventKind, amount, balance }) => [on, eventKind, amount, balance])).toEqual([
      ['2026-09-04', 'opening_item', '210.00', '210.00'],
      ['2026-10-01', 'fee_charged', '8.40', '218.40'],
      ['2026-10-29', 'payment_received', '-218.40', '0.00'],
      ['2026-10-29', 'fee_charged', '35.00', '35.00'],
    ])
    const check = await office.place.penstock('ledger', 'check')
    expect(check.stdout).toContain('invariants hold')
    expect(office.complaints).toEqual([])
  }, 240_000)
})
