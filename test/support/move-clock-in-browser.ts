import { dayText } from '../../admin-ui/src/presentation/date-text.js'
import type { OfficeBrowser } from './office-browser.js'

/** Moves the business date of the sandbox on the page that is open, as a supervisor does. */
export async function moveClockInBrowser({ button, dialog }: OfficeBrowser, to: string): Promise<void> {
  await button(/^Sandbox/).click()
  await dialog().getByLabel('New business date').fill(to)
  await dialog()
    .getByLabel(/^Reason/)
    .fill('The story goes on')
  await button(`Move to ${dayText(to)}`, dialog()).click()
  await dialog().waitFor({ state: 'hidden' })
}
