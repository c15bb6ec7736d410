import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WorkOrderTypeJson } from '../../api/fieldwork/contract.js'
import { ensureChromium } from '../../scripts/find-chromium.js'
import { type FieldOffice, fieldOffice } from '../support/field-office.js'
import { type LocalPlace, localPlace, untilReady } from '../support/local-system.js'

/** A technician's day on a phone that loses its signal, on a real local start: nothing is lost, nothing counts twice. */
const PATIENCE_MS = 60_000
const TODAY = '2026-09-01'

let place: LocalPlace
let office: FieldOffice
let browser: Browser
let context: BrowserContext
let page: Page
let technician: { readonly id: string; readonly email: string; readonly password: string }
let reads: readonly string[]
const complaints: string[] = []

beforeAll(async () => {
  place = await localPlace()
  await untilReady(place.start('--demo'), 170)
  office = await fieldOffice(place)
  technician = await office.addUser('ben.field@example.org', 'field')
  await office.change(
    '/crews/T1',
    {
      name: 'Ben',
      skills: ['METERS', 'READS'],
      areas: [],
      startLatitude: 44.62,
      startLongitude: -121.95,
      shifts: [],
      memberIds: [technician.id],
      daysOff: [],
      isActive: true,
      version: 0,
    },
    'PUT',
  )
  // The customer signs for each read, so that the pad is used as well.
  const { id, typeCode: _code, ...type } = await office.ask<WorkOrderTypeJson>('/work-order-types/READ')
  await office.change(`/work-order-types/${id}`, { ...type, requiredFields: [...type.requiredFields, 'signature'] }, 'PUT')
  reads = [await office.orderAt(0, 'READ'), await office.orderAt(1, 'READ'), await office.orderAt(2, 'READ')]
  for (const id of reads) await office.change(`/work-orders/${id}/assign`, { crewId: 'T1', on: TODAY })
  browser = await chromium.launch({
    executablePath: await ensureChromium(() => undefined),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
  context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', (error) => complaints.push(error.message))
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await office?.close()
  await place?.close()
})

const bar = () => page.getByRole('status')
const press = (name: string | RegExp): Promise<void> => page.getByRole('button', { name }).first().click()

/** A picture as a camera would hand it over, of one pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Goes to an order, arrives, ticks its steps, reads the dial, perhaps takes a photo, and sends the result. */
async function visit(orderId: string, dial: string, hasPhoto = true): Promise<void> {
  await page.locator(`a[href="/field/orders/${orderId}"]`).click()
  await press('I am there already')
  await page.getByRole('heading', { name: 'Steps' }).waitFor()
  for (const step of await page.getByRole('checkbox').all()) await step.check()
  await page.getByLabel(/register 1/).fill(dial)
  const odd = page.getByLabel('I looked again; it is right')
  if (await odd.isVisible()) await odd.check()
  if (hasPhoto) {
    await page.getByLabel('Photo of the work').setInputFiles({ name: 'dial.png', mimeType: 'image/png', buffer: PICTURE })
    await page.getByAltText('Photo 1').waitFor()
  }
  await sign()
  await page.getByRole('radio', { name: 'Done' }).click()
  await press('Send: Done')
  await page.getByRole('heading', { name: /1 Sep 2026/ }).waitFor()
}

/** Draws on the pad as a finger does, once on trial. */
async function sign(): Promise<void> {
  const stroke = async (): Promise<void> => {
    const pad = page.getByRole('img', { name: 'Sign here with a finger or a pen' })
    await pad.scrollIntoViewIfNeeded()
    const box = await pad.boundingBox()
    if (box === null) throw new Error('there is no pad to sign on')
    await page.mouse.move(box.x + 20, box.y + 30)
    await page.mouse.down()
    await page.mouse.move(box.x + 120, box.y + 60, { steps: 4 })
    await page.mouse.move(box.x + 200, box.y + 25, { steps: 4 })
    await page.mouse.up()
  }
  await stroke()
  await press('Clear')
  await stroke()
  await press('Keep the signature')
  await page.getByAltText('Signature').waitFor()
}

async function lastValue(orderId: string): Promise<string> {
  const { readings } = await dialOf(orderId)
  return readings
}

/** What the meter of an order would show a month on: its last read, and a little. */
async function dialOf(orderId: string): Promise<{ readonly meterId: string; readonly readings: string }> {
  const { premiseId } = await office.ask<{ premiseId: string }>(`/work-orders/${orderId}`)
  const { servicePoints } = await office.ask<{
    servicePoints: { service: string; meters: { meterId: string; removedOn: string | null }[] }[]
  }>(`/premises/${premiseId}`)
  const meters = servicePoints.find(({ service }) => service === 'water')?.meters ?? []
  const meterId = meters.find(({ removedOn }) => removedOn === null)?.meterId ?? ''
  const { reads: known } = await office.ask<{ reads: { value: string; readOn: string; supersededBy: number | null }[] }>(
    `/meters/${meterId}`,
  )
  const last = known.find((read) => read.supersededBy === null && read.readOn <= TODAY)
  return { meterId, readings: String(Math.floor(Number(last?.value ?? 0)) + 5) }
}

interface OrderState {
  readonly state: string
  readonly result: { readonly readings: readonly { readonly value: string }[] } | null
  readonly files: readonly { readonly kind: string; readonly mediaType: string }[]
  readonly events: readonly { readonly act: string }[]
}

describe('a technician without signal', () => {
  let dials: string[]

  test('signs in and finds the day in the order of the route', async () => {
    dials = await Promise.all(reads.map(lastValue))
    await page.goto(`${place.url}/field`)
    await page.getByLabel('E-mail').fill(technician.email)
    await page.getByLabel('Password').fill(technician.password)
    await press('Sign in')
    await page.getByRole('list', { name: 'To do' }).waitFor()
    expect(await page.getByRole('list', { name: 'To do' }).getByRole('listitem').count()).toBe(3)
    // From here on the page opens without the network.
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
    await expect
      .poll(() => page.evaluate<boolean>('navigator.serviceWorker.controller !== null'), { timeout: PATIENCE_MS })
      .toBe(true)
  }, 120_000)

  test('loses the signal, completes two orders, and closes and opens the page meanwhile', async () => {
    await context.setOffline(true)
    await visit(reads[0] as string, dials[0] as string)
    await page.goto(`${place.url}/field`)
    await expect.poll(() => bar().textContent(), { timeout: PATIENCE_MS }).toBe('1 result waits for signal')
    await visit(reads[1] as string, dials[1] as string)
    await expect.poll(() => bar().textContent(), { timeout: PATIENCE_MS }).toBe('2 results wait for signal')
    expect(await page.getByText('Done here, waits to be sent').count()).toBe(2)
    for (const id of reads) expect((await office.ask<OrderState>(`/work-orders/${id}`)).state).toBe('dispatched')
  }, 180_000)

  test('meanwhile the office cancels the third, which the technician does as well', async () => {
    await visit(reads[2] as string, dials[2] as string, false)
    await office.change(`/work-orders/${reads[2]}/cancel`, { reason: 'The customer called it off' })
    await expect.poll(() => bar().textContent()).toBe('3 results wait for signal')
  }, 120_000)

  test('with signal again both arrive once, and of the third is said what the office says', async () => {
    await context.setOffline(false)
    await expect.poll(() => page.getByRole('alert').count(), { timeout: PATIENCE_MS }).toBeGreaterThan(0)
    for (const [index, id] of reads.slice(0, 2).entries()) {
      const order = await office.ask<OrderState>(`/work-orders/${id}`)
      expect(order).toMatchObject({ state: 'completed', result: { readings: [{ value: dials[index] }] } })
      expect(order.files).toMatchObject([
        { kind: 'photo', mediaType: 'image/jpeg' },
        { kind: 'signature', mediaType: 'image/png' },
      ])
      expect(order.events.filter(({ act }) => act === 'complete')).toHaveLength(1)
    }
    const third = await office.ask<OrderState>(`/work-orders/${reads[2]}`)
    expect(third).toMatchObject({ state: 'cancelled', result: null })
    await page.getByText(/Your picture was not taken, and your result waits for it/).waitFor()
    await page
      .getByText(/ORDER_ENDED/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Understood' }).click()
    await press('Give it up')
    await press('Yes, give up what I wrote down')
    await expect.poll(() => bar().textContent(), { timeout: PATIENCE_MS }).toBe('Everything is sent')
    expect(complaints).toEqual([])
  }, 180_000)
})
