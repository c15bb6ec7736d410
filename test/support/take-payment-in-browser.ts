import { expect } from 'vitest'
import type { OfficeBrowser } from './office-browser.js'

/** Takes an amount at the counter that is open in the browser, for the account it was opened with. */
export async function takePaymentInBrowser({ page, button }: OfficeBrowser, value: string): Promise<void> {
  const amount = page.getByLabel('Amount', { exact: true }).first()
  await expect.poll(() => amount.isEnabled(), { timeout: 60_000, interval: 400 }).toBe(true)
  await amount.fill(value)
  await button(/^Take \$/).click()
  await page
    .getByText(/receipt/i)
    .first()
    .waitFor()
}
