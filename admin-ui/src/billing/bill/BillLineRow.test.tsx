// @vitest-environment happy-dom
import Table from '@mui/material/Table'
import TableBody from '@mui/material/TableBody'
import { afterEach, expect, test } from 'vitest'
import { type TestPage, testPage } from '../../testing/test-page.js'
import type { BillLine } from '../billing-records.js'
import { BillLineRow } from './BillLineRow.js'

let page: TestPage
afterEach(() => page.close())

const LINE: BillLine = {
  lineNo: 1,
  lineCode: 'TAX-CITY',
  label: 'City utility tax',
  kind: 'tax',
  segmentFrom: '2026-08-05',
  segmentTo: '2026-09-04',
  quantity: '58.93',
  unit: 'USD',
  rate: '0.06',
  amount: '3.54',
  revenueCode: '2310',
  why: ['6 % of 58.93.', 'That comes to 3.5358, rounded to 2 decimals (half up).'],
  hasLoad: false,
}

const draw = (line: BillLine) =>
  testPage(
    <Table>
      <TableBody>
        <BillLineRow billId={1} line={line} currency="USD" />
      </TableBody>
    </Table>,
  )

test('a line answers why on demand, and keeps quiet again', async () => {
  page = await draw(LINE)
  expect(page.text()).toContain('$58.93')
  expect(page.text()).toContain('6 %')
  expect(page.text()).not.toContain('rounded to 2 decimals')
  await page.press('Why City utility tax?')
  expect(page.text()).toContain('That comes to 3.5358, rounded to 2 decimals (half up).')
  await page.press('Why City utility tax?')
  expect(page.text()).not.toContain('rounded to 2 decimals')
})

test('a line of the former system has no why', async () => {
  page = await draw({ ...LINE, why: [] })
  expect(page.text()).not.toContain('Why?')
})
