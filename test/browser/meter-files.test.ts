import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MeterFileRecordJson } from '../../api/metering/files/contract.js'
import type { MeterRecordJson } from '../../api/metering/contract.js'
import { type OfficeBrowser, officeBrowser } from '../support/office-browser.js'

/** Interval data comes in: a CSV file is mapped and read, its load is seen on the meter, an unknown meter's data finds its meter. */
const PATIENCE = { timeout: 90_000, interval: 400 }

let office: OfficeBrowser
let meterId: string
let other: string
const folder = mkdtempSync(join(tmpdir(), 'penstock-meter-files-'))
beforeAll(async () => {
  office = await officeBrowser({ prerequisites: [] })
  const meters = await office.list<MeterRecordJson>('meters', { service: 'electric', state: 'installed' })
  ;[meterId, other] = meters.map((meter) => meter.id) as [string, string]
}, 300_000)
afterAll(async () => {
  await office?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A week of quarter hours, labelled at their end; a night of them is estimated. */
function weekOf(meter: string): string {
  const path = join(folder, 'week.csv')
  let text = 'Device;Stamp;Use;Status\n'
  for (let quarter = 1; quarter <= 7 * 96; quarter += 1) {
    const at = new Date(Date.UTC(2026, 7, 24) + quarter * 900_000).toISOString().slice(0, 16).replace('T', ' ')
    const hour = (quarter % 96) / 4
    const use = 0.12 + 0.3 * Math.max(0, Math.sin(((hour - 7) / 14) * Math.PI)) + (hour > 17 && hour < 20 ? 0.35 : 0)
    const isEstimated = quarter > 6 * 96 && quarter <= 6 * 96 + 24
    text += `${meter};${at};${use.toFixed(3).replace('.', ',')};${isEstimated ? 'est' : 'ok'}\n`
  }
  writeFileSync(path, text)
  return path
}

function unknownMeter(): string {
  const path = join(folder, 'unknown.csv')
  const values = Array.from({ length: 48 }, (_, at) => ((at % 9) / 10).toFixed(1)).join(',')
  writeFileSync(
    path,
    `100,NEM12,202608250000,A,B\n200,NMI0000007,E1,E1,E1,,,kWh,30,\n300,20260824,${values},A,,,,\n300,20260825,1,2,A,,,,\n900\n`,
  )
  return path
}

async function send(path: string, mapping?: string): Promise<void> {
  const { page, button, dialog } = office
  await office.open('/meter-files')
  await button('Send a meter file…').first().click()
  await dialog().getByLabel('Meter file').setInputFiles(path)
  if (mapping !== undefined) {
    await dialog().getByLabel('Mapping').click()
    await page.getByRole('option', { name: mapping }).click()
  }
  await button('Send and read it', dialog()).click()
  await page.waitForURL(/meter-files\/\d+\/show/)
}

const newest = async (): Promise<MeterFileRecordJson> =>
  (await office.list<MeterFileRecordJson>('meter-files', {}))[0] as MeterFileRecordJson

describe('interval data', () => {
  test('a mapping is made beside the first rows of the file', async () => {
    const { page, button, dialog } = office
    await office.open('/csv-mappings/new')
    await page.getByLabel('File to try the mapping on').setInputFiles(weekOf(meterId))
    await page.getByLabel('Column of the meter').fill('Device')
    await page.getByLabel('The time stands at its').click()
    await page.getByRole('option', { name: /^end/ }).click()
    const values = page.getByRole('table', { name: 'Values of the first rows' })
    await page.getByLabel('Column of the quality').fill('Status')
    await page.getByText('Unknown quality').first().waitFor()
    await page.getByLabel('A word of the file').fill('ok')
    await button('Say what it means').click()
    await values.getByText('0.12 kWh').first().waitFor()
    await page.getByLabel('A word of the file').fill('est')
    await button('Say what it means').click()
    await page.getByLabel('Means').last().click()
    await page.getByRole('option', { name: 'Estimated' }).click()
    await page.getByLabel('Name of the mapping').fill('Riverside head-end')
    await button('Save…').click()
    await button('First version', dialog()).click()
    await button('Save as the next version', dialog()).click()
    await page.getByText('Riverside head-end').first().waitFor()
  }, 120_000)

  test('the file is read, and its load stands on the page of the meter', async () => {
    const { page } = office
    await send(weekOf(meterId), 'Riverside head-end, version 1')
    await expect.poll(async () => (await newest()).state, PATIENCE).toBe('completed')
    expect(await newest()).toMatchObject({ format: 'csv', counts: { values: 672, daysNew: 7, held: 0, errors: 0 } })
    await page.getByText('Every record was taken.').waitFor()
    await office.open(`/meters/${meterId}/show`)
    await page.getByRole('img', { name: /^Load of kWh, 96 intervals/ }).waitFor()
    await page.getByText('72 measured, 24 estimated').waitFor()
    await page.getByRole('button', { name: 'week' }).click()
    await page.getByRole('img', { name: /^Load of kWh, 672 intervals/ }).waitFor()
  }, 180_000)

  test('a person writes values over what arrived, and the day says so', async () => {
    const { page, button, dialog } = office
    await office.open(`/meters/${meterId}/show`)
    await button('Write values…').click()
    await dialog().getByLabel('From interval').fill('1')
    await dialog().getByLabel('Values in kWh').fill('0.2 0.25')
    await dialog().getByLabel('Reason').fill('Read off the display')
    await button('Write 2 values', dialog()).click()
    await page.getByText('72 measured, 22 estimated, 2 written by a person').waitFor()
    await button('Where it comes from').click()
    const versions = page.getByRole('table', { name: 'Versions of the day' })
    await versions.getByText('Read off the display').waitFor()
    await versions.getByText('week.csv').first().waitFor()
  }, 120_000)

  test('what an unknown meter sent waits, and is applied when somebody says which it is', async () => {
    const { page, button, dialog } = office
    await send(unknownMeter())
    await page.getByText('Too few values').waitFor(PATIENCE)
    await button('It is meter…').click()
    await dialog().getByLabel('Our meter').fill(other)
    await button('Confirmed by the sender', dialog()).click()
    await button('Apply 1 record', dialog()).click()
    await expect.poll(async () => (await newest()).counts.held, PATIENCE).toBe(0)
    const page24 = await office.read<{ channels: unknown[] }>(`/meters/${other}/intervals?from=2026-08-23&to=2026-08-24`)
    expect(page24.channels.length).toBe(1)
    expect(office.complaints).toEqual([])
  }, 180_000)
})
