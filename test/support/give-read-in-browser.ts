import type { OfficeBrowser } from './office-browser.js'

/** Enters what the dial of a meter shows on the page of a service request, and stands by whatever is odd about it. */
export async function giveReadInBrowser(office: OfficeBrowser, meterId: string, more: number): Promise<void> {
  const { page, button, dialog } = office
  const last = await office.list<{ value: string; readOn: string; supersededBy: number | null }>('reads', {
    meterId,
    register: '1',
  })
  const counted = last.filter((read) => read.supersededBy === null).sort((left, right) => right.readOn.localeCompare(left.readOn))
  const row = page.getByRole('row').filter({ hasText: meterId })
  await button('Enter the read…', row).first().click()
  await dialog()
    .getByLabel(/^On the dial/)
    .fill(String(Number(counted[0]?.value ?? '0') + more))
  await dialog()
    .getByText(/Makes a use of/)
    .waitFor()
  const odd = dialog().getByRole('checkbox')
  for (let index = 0; index < (await odd.count()); index += 1) await odd.nth(index).check()
  if ((await odd.count()) > 0) {
    await dialog()
      .getByLabel(/^Reason/)
      .fill('Read out by the customer')
  }
  await button('Keep the read', dialog()).click()
  await dialog().waitFor({ state: 'hidden' })
}
