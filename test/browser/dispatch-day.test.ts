import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureChromium } from '../../scripts/find-chromium.js'
import { type FieldOffice, fieldOffice } from '../support/field-office.js'
import { type LocalPlace, localPlace, untilReady } from '../support/local-system.js'

/** A dispatcher's day in the browser, on a real local start: orders are dragged, a route is ordered, an appointment is moved. */
const TODAY = '2026-09-01'

let place: LocalPlace
let office: FieldOffice
let browser: Browser
let page: Page
let reads: string[]
let leak: string
let meterTest: string
const complaints: string[] = []

beforeAll(async () => {
  place = await localPlace()
  await untilReady(place.start('--demo'), 170)
  office = await fieldOffice(place)
  const crew = (name: string, skills: readonly string[], latitude: number) => ({
    name,
    skills,
    areas: [],
    startLatitude: latitude,
    startLongitude: -121.95,
    shifts: [],
    memberIds: [],
    daysOff: [],
    isActive: true,
    version: 0,
  })
  await office.change('/crews/T1', crew('Meter readers', ['METERS', 'READS'], 44.62), 'PUT')
  await office.change('/crews/T2', crew('Line crew', ['LINES'], 44.64), 'PUT')
  reads = [await office.orderAt(0, 'READ'), await office.orderAt(7, 'READ'), await office.orderAt(14, 'READ')]
  leak = await office.orderAt(3, 'LEAK', { priority: 'emergency' })
  meterTest = await office.orderAt(5, 'TEST')
  browser = await chromium.launch({
    executablePath: await ensureChromium(() => undefined),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', (error) => complaints.push(error.message))
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await office?.close()
  await place?.close()
})

const lane = (name: string): Locator => page.getByRole('group', { name, exact: true })
const card = (orderId: string): Locator => page.locator(`[data-order="${orderId}"]`)
const order = (orderId: string) =>
  office.ask<{ state: string; crewId: string | null; scheduledOn: string | null }>(`/work-orders/${orderId}`)

describe('a day of dispatch', () => {
  test('the board shows what is to be planned', async () => {
    const signIn = JSON.parse(readFileSync(join(place.dataFolder, 'sign-in.json'), 'utf8')) as { email: string; password: string }
    await page.goto(`${place.url}/login`)
    await page.getByLabel(/e-mail/i).fill(signIn.email)
    await page.getByLabel(/^password/i).fill(signIn.password)
    await page.keyboard.press('Enter')
    await page.getByRole('navigation').first().waitFor()
    await page.goto(`${place.url}/dispatch?view=day&on=${TODAY}`)
    for (const id of [...reads, leak, meterTest]) await lane('To be planned').locator(`[data-order="${id}"]`).waitFor()
  }, 120_000)

  test('orders are dragged to a crew', async () => {
    for (const id of reads) {
      await card(id).dragTo(lane('Meter readers'))
      await lane('Meter readers').locator(`[data-order="${id}"]`).waitFor()
      await expect.poll(() => order(id)).toMatchObject({ state: 'dispatched', crewId: 'T1', scheduledOn: TODAY })
    }
    await lane('Meter readers')
      .getByText(/^30 min of/)
      .waitFor()
  }, 120_000)

  test('what a crew cannot do is refused in words, and the card goes back', async () => {
    await card(leak).dragTo(lane('Line crew'))
    await page
      .getByRole('alert')
      .getByText(/went back to where it was: Line crew cannot do this work/)
      .waitFor()
    await lane('To be planned').locator(`[data-order="${leak}"]`).waitFor()
    expect(await order(leak)).toMatchObject({ state: 'created', crewId: null })
  }, 120_000)

  test('the route is ordered, with the kilometres of every stretch', async () => {
    await page.getByRole('button', { name: 'Order the route of Meter readers' }).click()
    await lane('Meter readers')
      .getByText(/km of it home/)
      .waitFor()
    const { stops } = await office.ask<{ stops: { id: string; km: number }[] }>(`/dispatch/route?crewId=T1&on=${TODAY}`)
    const shown = await lane('Meter readers')
      .locator('[data-order]')
      .evaluateAll((cards) => cards.map((each) => each.getAttribute('data-order')))
    expect(shown).toEqual(stops.map(({ id }) => id))
    for (const { km } of stops) expect(await lane('Meter readers').textContent()).toContain(`${km.toFixed(1)} km`)
  }, 120_000)

  test('with the keyboard alone an order is selected, assigned without the appointment it needs, and taken back', async () => {
    await card(meterTest).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Assign to…' }).click()
    await page.getByRole('dialog').getByLabel(/Crew/).click()
    await page.getByRole('option', { name: 'Meter readers' }).click()
    await page.getByRole('dialog').getByLabel(/Day/).fill(TODAY)
    await page.getByRole('dialog').getByRole('button', { name: 'Assign', exact: true }).click()
    await page
      .getByRole('dialog')
      .getByText(/nobody is told yet.*APPOINTMENT_MISSING/)
      .waitFor()
    await page
      .getByRole('dialog')
      .getByLabel(/Why without an appointment/)
      .fill('The meter is in the street')
    await page.getByRole('dialog').getByRole('button', { name: 'Assign all the same' }).click()
    await lane('Meter readers').locator(`[data-order="${meterTest}"]`).waitFor()
    await page.getByRole('button', { name: 'Take back' }).click()
    await lane('To be planned').locator(`[data-order="${meterTest}"]`).waitFor()
    await expect.poll(() => order(meterTest)).toMatchObject({ state: 'created', crewId: null })
  }, 120_000)

  test('a window is booked, and moved to another day', async () => {
    const offered = await office.ask<{ on: string; code: string; from: string; to: string; places: number }[]>(
      `/work-orders/${meterTest}/windows`,
    )
    const [first, second] = [offered.find(({ places }) => places > 0), offered.findLast(({ places }) => places > 0)]
    await page.goto(`${place.url}/work-orders/${meterTest}/show`)
    await page.getByRole('button', { name: 'Book a window…' }).click()
    await page
      .getByRole('dialog')
      .getByRole('radio', { name: new RegExp(`^${first?.from}`) })
      .first()
      .click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Book \d/ })
      .click()
    await expect.poll(() => order(meterTest)).toMatchObject({ state: 'scheduled', scheduledOn: first?.on })
    await page.getByRole('button', { name: 'Move the appointment…' }).click()
    await page
      .getByRole('dialog')
      .getByRole('radio', { name: new RegExp(`^${second?.from}`) })
      .last()
      .click()
    await page
      .getByRole('dialog')
      .getByLabel(/Reason/)
      .fill('The customer asked for it')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Move to/ })
      .click()
    await expect.poll(() => order(meterTest)).toMatchObject({ state: 'scheduled', scheduledOn: second?.on })
    await page.getByText(/Appointment moved from/).waitFor()
  }, 120_000)

  test('reads are ordered along a route, and one meter is read again', async () => {
    await page.goto(`${place.url}/work-orders`)
    await page.getByRole('button', { name: 'Reads of a route…' }).click()
    await page
      .getByRole('dialog')
      .getByLabel(/^Route/)
      .fill('R106')
    await page.getByRole('button', { name: 'Order the reads' }).click()
    await page.getByText('1 read ordered along the route.').waitFor()
    const [ordered] = await office.ask<{ id: string; readRoute: string }[]>(
      `/work-orders?filter=${encodeURIComponent(JSON.stringify({ readRoute: 'R106', typeCode: 'READ' }))}`,
    )
    expect(ordered?.readRoute).toBe('R106')
    const [meter] = await office.ask<{ meterId: string }[]>(
      `/reads?filter=${encodeURIComponent(JSON.stringify({ kind: 'actual', isLive: true }))}`,
    )
    await page.goto(`${place.url}/meters/${meter?.meterId}/show`)
    await page.getByRole('button', { name: 'Re-read…' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Too high for this household' }).click()
    await page.getByRole('button', { name: 'Order the re-read' }).click()
    await page.waitForURL(/\/work-orders\/W\d+\/show/)
    await page.getByText(/was read .* Check it\./).waitFor()
  }, 120_000)

  test('an outage ends on the day service was back', async () => {
    const { premiseId } = await office.ask<{ premiseId: string }>(`/work-orders/${leak}`)
    const storm = { name: 'Storm of the first', service: 'water', startsOn: TODAY, pausesDisconnections: true, list: premiseId }
    const { outageId } = await office.change<{ outageId: number }>('/outages', storm)
    await page.goto(`${place.url}/outages/${outageId}/show`)
    await page.getByRole('button', { name: 'End the outage…' }).click()
    await page.getByRole('dialog').getByText('End “Storm of the first”?').waitFor()
    await page.getByRole('dialog').getByLabel('Last day of the outage').fill(TODAY)
    await page.getByRole('dialog').getByRole('button', { name: 'End the outage' }).click()
    await page.getByText('The outage is over.').waitFor()
    expect(await office.ask(`/outages/${outageId}`)).toMatchObject({ name: 'Storm of the first', endsOn: TODAY, points: 1 })
    expect(complaints).toEqual([])
  }, 120_000)
})
