// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest'
import type { TariffVersionPageJson } from '../../../../api/rating/version-contract.js'
import { Refusal } from '../../testing/refusal.js'
import { type TestPage, testPage } from '../../testing/test-page.js'
import { VersionActs } from '../versions/VersionActs.js'
import { Editor } from './Editor.js'
import { ImportPage } from './ImportPage.js'

let page: TestPage
afterEach(() => page.close())

const FILE = {
  tariff: 'W',
  name: 'Water',
  service: 'water',
  unit: 'ccf',
  versions: [{ from: '2027-01-01', rules: [{ rule: 'use', kind: 'usage', line: 'U', price: '5', when: { senior: true } }] }],
}
const VERSION: TariffVersionPageJson = {
  id: 'W/3',
  tariff: 'W',
  version: 3,
  name: 'Water',
  state: 'draft',
  edition: 4,
  baseRevision: 2,
  publishedOn: null,
  reason: 'New rates',
  draftedBy: 'Ann',
  draftedAt: '2026-09-01T12:00:00Z',
  savedBy: 'Ann',
  savedAt: '2026-09-01T12:00:00Z',
  proposedBy: null,
  proposedAt: null,
  approvedBy: null,
  approvedAt: null,
  effectiveFrom: '2027-01-01',
  effectiveTo: null,
  revision: null,
  cancelledBy: null,
  cancelledAt: null,
  file: JSON.stringify(FILE),
  assumptions: [],
  events: [],
  acts: ['propose', 'withdraw'],
  isOwn: true,
  standingRevision: 2,
  billedSegments: 0,
  users: { agreements: 977, accounts: 950 },
  noticeDays: 0,
}
const PROBLEM = { line: 3, column: 9, code: 'PRICE', path: 'versions[0].rules[0].price', message: 'must be a decimal' }
const BEGINNING = { text: JSON.stringify(FILE), publishedOn: '', version: VERSION, isNew: false, fromRevision: 2 }
const UTILITY = { name: 'Alder Creek', currency: 'USD', timeZone: 'UTC', isSandbox: true, today: '2026-09-10' }

async function edit(saved: unknown): Promise<void> {
  page = await testPage(<Editor beginning={BEGINNING} today="2026-09-10" onReload={() => {}} />, {
    permissions: ['rating.read', 'rating.write'],
    answers: {
      'GET /utility': UTILITY,
      'GET /tariff-users': [],
      'GET /tariffs': [],
      'POST /tariffs/validate': { isValid: false, problems: [PROBLEM], linesWithoutAccount: ['U'], tariff: null },
      'PUT /tariffs/W/versions/3': saved,
    },
  })
}
const saves = () =>
  page.asked
    .filter(({ method }) => method === 'PUT')
    .map(({ body }) => body as { file: string; fromEdition: number; publishedOn: string | null })

test('a price is changed in the form, what the form does not know stays, and the draft is saved from its edition', async () => {
  await edit({ id: 'W', version: 3, edition: 5 })
  await page.shows('must be a decimal')
  expect(page.text()).toContain('versions[0].rules[0].price')
  expect(page.button('Save the draft').disabled).toBe(true)
  await page.type('Price per ccf', '6.25')
  await page.press('Save the draft')
  await page.until(() => saves().length === 1 && page.button('Save the draft').disabled)
  const [{ file, ...rest }] = saves() as [ReturnType<typeof saves>[number]]
  expect(rest).toEqual({ fromEdition: 4, publishedOn: null })
  expect(JSON.parse(file)).toEqual({
    ...FILE,
    versions: [{ from: '2027-01-01', rules: [{ ...FILE.versions[0]?.rules[0], price: '6.25' }] }],
  })
})

test('who was second is told, and may keep their own', async () => {
  let count = 0
  await edit(() => {
    count += 1
    return count === 1
      ? new Refusal(409, 'TARIFF_DRAFT_CHANGED', 'It was saved by somebody else meanwhile, as edition 6.', { edition: 6 })
      : { id: 'W', version: 3, edition: 7 }
  })
  await page.type('Price per ccf', '7')
  await page.press('Save the draft')
  await page.shows('somebody else meanwhile')
  await page.press('Keep mine')
  await page.until(() => saves().length === 2)
  expect(saves().map(({ fromEdition }) => fromEdition)).toEqual([4, 6])
})

test('who wrote a version is told why they do not approve it; another person is told what it does', async () => {
  const proposed: TariffVersionPageJson = {
    ...VERSION,
    state: 'proposed',
    acts: ['return', 'approve', 'withdraw'],
    billedSegments: 2,
  }
  const permissions = ['rating.read', 'rating.approve'] as const
  page = await testPage(<VersionActs version={proposed} />, { permissions })
  expect(page.button('Approve…').disabled).toBe(true)
  expect(document.body.innerHTML).toContain('You wrote or proposed it; another person approves it.')
  await page.close()
  const refusal = new Refusal(422, 'TARIFF_INVALID', 'The tariff file has 1 problem(s).', { problems: [PROBLEM] })
  page = await testPage(<VersionActs version={{ ...proposed, isOwn: false }} />, {
    permissions,
    answers: { 'POST /tariffs/W/versions/3/approve': refusal },
  })
  await page.press('Approve…')
  await page.shows('Bills charge by it from 1 Jan 2027.')
  expect(page.text()).toContain('977 agreements of 950 accounts are billed by it on those days.')
  expect(page.text()).toContain('2 parts of bills already made hold such days')
  await page.press('Rates adopted by the council')
  await page.press('Approve it')
  await page.shows('must be a decimal')
})

test('an imported rate is kept as a draft with what was taken for granted', async () => {
  const assumptions = [{ option: 'rounding', value: 'bill', why: 'the bill is rounded once' }]
  page = await testPage(<ImportPage />, {
    permissions: ['rating.read', 'rating.write'],
    answers: {
      'GET /utility': UTILITY,
      'POST /tariff-drafts': { format: 'urdb', tariff: FILE, refusals: [], assumptions },
      'POST /tariffs': { id: 'E-NEW', version: 1, edition: 1 },
    },
  })
  await page.shows('Make a tariff of it')
  await page.type('Text of the rate', '{}')
  await page.press('Make a tariff of it')
  await page.shows('the bill is rounded once')
  await page.type('Code', 'E-NEW')
  await page.press('Keep as a draft…')
  await page.press('Published rate, to be looked over')
  await page.press('Keep as a draft')
  const sent = page.asked.find(({ method, path }) => method === 'POST' && path === '/tariffs')?.body as { file: string }
  expect(sent).toMatchObject({ assumptions, reason: 'Published rate, to be looked over' })
  expect(JSON.parse(sent.file)).toMatchObject({ tariff: 'E-NEW', name: 'Water' })
})
