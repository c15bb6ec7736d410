// @vitest-environment happy-dom
import { createRef } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AccountRecordJson } from '../../../../api/customers/contract.js'
import { type TestPage, testPage } from '../../testing/test-page.js'
import { CounterForm } from './CounterForm.js'

let page: TestPage
const onTaken = vi.fn<(receipt: unknown, change: string) => void>()
const ACCOUNT = {
  id: 'A000012',
  customerName: 'Ngozi Uchennaya',
  status: 'active',
  balance: '94.79',
  pastDue: '0.00',
  serviceAddress: '167 Granary Loop',
} as unknown as AccountRecordJson
const RECEIPT = { id: 5, externalId: 'receipt-1' }

beforeEach(async () => {
  onTaken.mockReset()
  page = await testPage(
    <CounterForm account={ACCOUNT} onAccount={() => undefined} accountField={createRef<HTMLInputElement>()} onTaken={onTaken} />,
    {
      answers: {
        'GET /accounts': [],
        'POST /payments': RECEIPT,
        'POST /payments/preview': { accountId: 'A000012', allocations: [], unapplied: '0.00' },
      },
    },
  )
})
afterEach(() => page.close())

const sent = () => page.asked.filter((asked) => asked.path === '/payments')

test('what is owed is proposed, and exactly that is taken in cash', async () => {
  await page.press('Take $94.79')
  expect(sent()).toMatchObject([
    {
      method: 'POST',
      body: { channel: 'counter', account: 'A000012', amount: '94.79', tenders: [{ kind: 'cash', amount: '94.79' }] },
    },
  ])
  await vi.waitFor(() => expect(onTaken).toHaveBeenCalledWith(RECEIPT, '0.00'))
})

test('more cash than is due says what to hand back, and books what is due', async () => {
  await page.type('Given', '100')
  expect(page.text()).toContain('Change $5.21')
  await page.press('Take $94.79')
  expect(sent()).toMatchObject([{ body: { tenders: [{ kind: 'cash', amount: '94.79' }] } }])
  await vi.waitFor(() => expect(onTaken).toHaveBeenCalledWith(RECEIPT, '5.21'))
})

test('too little is not taken', async () => {
  await page.type('Given', '50')
  expect(page.text()).toContain('44.79 is missing.')
  await page.press('Take $94.79')
  expect(sent()).toEqual([])
})

test('a cheque carries its number', async () => {
  await page.press('Cheque')
  await page.type('Cheque number', '1042')
  await page.press('Take $94.79')
  expect(sent()).toMatchObject([{ body: { tenders: [{ kind: 'cheque', amount: '94.79', detail: '1042' }] } }])
})
