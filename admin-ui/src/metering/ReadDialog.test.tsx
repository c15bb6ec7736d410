// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'
import { type Asked, fakeApi, Refusal } from '../../test/fake-api.js'
import { render, type Rendered } from '../../test/render.js'
import type { MeterPageJson, ReadRecordJson } from '../../../api/metering/contract.js'
import { ReadDialog } from './ReadDialog.js'

let page: Rendered | undefined
afterEach(async () => {
  await page?.close()
  document.body.replaceChildren()
})

const METER: MeterPageJson = {
  id: 'M1',
  service: 'water',
  make: 'Merrow',
  model: 'Disc',
  size: '5/8',
  purchasedOn: '2020-01-01',
  state: 'installed',
  today: '2026-09-15',
  registers: [{ register: '1', unit: 'ccf', direction: 'delivered', dials: 4, multiplier: '1', role: 'consumption', uses: [] }],
  installs: [],
  reads: [],
}
const ODD = { code: 'ABOVE_USUAL', sentence: 'It makes 430 ccf in 31 days, 42.9 times what is usual here.' }
const PLAIN_CHECK = {
  unit: 'ccf',
  last: { on: '2026-08-04', value: '70' },
  use: '10',
  days: 31,
  usual: { use: '70', days: 217 },
  warnings: [],
}
const ODD_CHECK = { ...PLAIN_CHECK, use: '430', warnings: [ODD] }
const KEPT = { readId: 9, supersededReadId: null, accountsTriedAgain: [] }

async function open(
  answers: Parameters<typeof fakeApi>[0],
  correcting?: ReadRecordJson,
): Promise<{ asked: Asked[]; onClose: () => void }> {
  const onClose = vi.fn()
  const asked = fakeApi(answers)
  page = await render(<ReadDialog open meter={METER} correcting={correcting} onClose={onClose} />)
  return { asked, onClose }
}

/** Types the value and waits until the page has said something about it. */
async function enter(value: string, says: string | RegExp): Promise<Rendered> {
  const drawn = page as Rendered
  await drawn.type(drawn.field(/On the dial/), value)
  await drawn.says(says)
  return drawn
}

test('a usual read says what it means and is kept at once', async () => {
  const { asked, onClose } = await open({ 'GET /meters/M1/read-check': () => PLAIN_CHECK, 'POST /meters/M1/reads': () => KEPT })
  expect((page as Rendered).button('Keep the read').disabled).toBe(true)
  const drawn = await enter('80', 'Makes a use of 10 ccf in 31 days since 4 Aug 2026 (70).')
  expect(drawn.text()).toContain('Usual here for so many days: 10 ccf.')
  await drawn.press(drawn.button('Keep the read'))
  await drawn.until(() => vi.mocked(onClose).mock.calls.length === 1)
  const sent = asked.find((call) => call.method === 'POST')
  expect(sent?.body).toEqual({
    register: '1',
    readOn: '2026-09-15',
    value: '80',
    kind: 'customer',
    source: 'phone',
    confirmed: [],
  })
  expect(sent?.key).toMatch(/^[0-9a-f-]{36}$/)
})

test('an odd read must be confirmed, with a reason, and anew when it changes', async () => {
  const { asked } = await open({
    'GET /meters/M1/read-check': (call) => (call.path.includes('value=80') ? PLAIN_CHECK : ODD_CHECK),
    'POST /meters/M1/reads': () => KEPT,
  })
  const drawn = await enter('500', ODD.sentence)
  expect(drawn.text()).toContain('Confirm what is odd about it.')
  expect(drawn.button('Keep the read').disabled).toBe(true)

  await drawn.press(drawn.field(/I have checked it/))
  expect(drawn.text()).toContain('Give the reason.')
  await drawn.type(drawn.field(/^Reason/), 'A pipe had burst')
  expect(drawn.button('Keep the read').disabled).toBe(false)

  await enter('501', /Confirm what is odd/)
  expect(drawn.button('Keep the read').disabled).toBe(true)
  await drawn.press(drawn.field(/I have checked it/))
  await drawn.press(drawn.button('Keep the read'))
  await drawn.until(() => asked.some((call) => call.method === 'POST'))
  expect(asked.find((call) => call.method === 'POST')?.body).toMatchObject({
    value: '501',
    confirmed: ['ABOVE_USUAL'],
    reason: 'A pipe had burst',
  })
})

test('a read that cannot be is refused while it is typed', async () => {
  await open({ 'GET /meters/M1/read-check': () => new Refusal(422, 'READ_IN_FUTURE', 'The business date is 2026-09-15.') })
  const drawn = await enter('80', 'The business date is 15 Sep 2026.')
  expect(drawn.button('Keep the read').disabled).toBe(true)
})

test.each(['8o', '1,000', '-5', '1 000'])('%s is no read', async (value) => {
  const { asked } = await open({ 'GET /meters/M1/read-check': () => PLAIN_CHECK })
  await enter(value, 'A read is a number without blanks or separators.')
  expect(asked).toEqual([])
})

test('a correction names the read it replaces and always asks why', async () => {
  const former: ReadRecordJson = {
    id: 7,
    meterId: 'M1',
    register: '1',
    service: 'water',
    unit: 'ccf',
    readOn: '2026-09-04',
    value: '500',
    kind: 'customer',
    source: 'phone',
    supersededBy: null,
    reason: null,
    recordedAt: '2026-09-04T12:00:00Z',
    recordedBy: 'x',
  }
  const { asked } = await open(
    { 'GET /meters/M1/read-check': () => PLAIN_CHECK, 'POST /reads/7/corrections': () => KEPT },
    former,
  )
  const drawn = await enter('80', 'Makes a use of 10 ccf')
  expect(drawn.text()).toContain('read of 4 Sep 2026: 500 ccf')
  expect(asked[0]?.path).toContain('corrects=yes')
  expect(drawn.button('Keep the read').disabled).toBe(true)
  await drawn.type(drawn.field(/^Reason/), 'Misheard')
  await drawn.press(drawn.button('Keep the read'))
  await drawn.until(() => asked.some((call) => call.method === 'POST'))
  expect(asked.find((call) => call.method === 'POST')?.body).toEqual({
    value: '80',
    kind: 'customer',
    confirmed: [],
    reason: 'Misheard',
  })
})
