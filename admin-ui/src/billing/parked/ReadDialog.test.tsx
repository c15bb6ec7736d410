// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { type TestPage, testPage } from '../../testing/test-page.js'
import type { RegisterFacts, RunAccountPage } from '../billing-records.js'
import type { MendBody } from './dialog-props.js'
import { offeredActs } from './parked-acts.js'
import { ReadDialog } from './ReadDialog.js'

let page: TestPage
afterEach(() => page.close())

const REGISTER: RegisterFacts = {
  agreementId: 'G1',
  meterId: 'M1',
  register: '1',
  unit: 'ccf',
  role: 'consumption',
  dials: 5,
  multiplier: '1',
  service: 'water',
  installedOn: '2020-01-01',
  removedOn: null,
  reads: [
    { readId: 1, readOn: '2026-06-04', value: '100', kind: 'actual', source: 'handheld' },
    { readId: 2, readOn: '2026-07-04', value: '110', kind: 'actual', source: 'handheld' },
    { readId: 3, readOn: '2026-08-04', value: '121', kind: 'actual', source: 'handheld' },
  ],
}
const ACCOUNT = { accountId: 'A1', readDate: '2026-09-04', reasonCode: 'MISSING_READ' } as unknown as RunAccountPage

async function draw(act: string) {
  const onSend = vi.fn<(body: MendBody) => void>()
  const offer = offeredActs('MISSING_READ', true).find((entry) => entry.act === act)
  page = await testPage(
    <ReadDialog
      account={ACCOUNT}
      offer={offer}
      registers={[REGISTER]}
      isSending={false}
      onSend={onSend}
      onClose={() => undefined}
    />,
    {
      answers: {
        'GET /meters/M1/read-estimate': { value: '132', rule: 'usual', sentence: 'by the daily use of the year before' },
      },
    },
  )
  return onSend
}

test('an estimate proposes the read that would fit, and says what it means', async () => {
  const onSend = await draw('estimate_read')
  await page.shows('Estimated by the daily use of the year before.')
  expect(page.text()).toContain('That is a use of 11 ccf since the read of 4 Aug 2026.')
  await page.press('Meter could not be reached')
  await page.press('Save the estimate')
  expect(onSend).toHaveBeenCalledWith({
    meterId: 'M1',
    register: '1',
    readOn: '2026-09-04',
    value: '132',
    reason: 'Meter could not be reached',
  })
})

test('a correction begins empty where there is no read, and is not sent without a value', async () => {
  const onSend = await draw('correct_read')
  expect(page.text()).toContain('Enter the day and the value as seen on the dial.')
  await page.type('Value', '140')
  expect(page.text()).toContain('That is a use of 19 ccf since the read of 4 Aug 2026.')
  await page.type('Reason', 'Seen again')
  await page.press('Save the read')
  expect(onSend).toHaveBeenCalledWith(expect.objectContaining({ value: '140', reason: 'Seen again' }))
})
