import { expect, test } from 'vitest'
import { importSetOf } from './import-set.js'

const NEEDED = [
  'settings.json',
  'bill_cycles.csv',
  'customers.csv',
  'accounts.csv',
  'account_people.csv',
  'premises.csv',
  'service_points.csv',
  'meters.csv',
  'registers.csv',
  'installs.csv',
  'agreements.csv',
  'reads.csv',
]
const inFolder = (path: string) => ({ name: path.split('/').at(-1) ?? '', webkitRelativePath: path, size: 10 })
const alone = (name: string) => ({ name, webkitRelativePath: '', size: 10 })

test('a folder: its files and its tariffs, nothing that lies deeper', () => {
  const set = importSetOf(
    [...NEEDED, 'tariffs/W-RES.json', 'README.md', 'expected/accounts.csv', 'payments-2026-09.csv', 'old/tariffs/X.json'].map(
      (path) => inFolder(`city/${path}`),
    ),
  )
  expect(set.files.map((entry) => entry.name)).toEqual([...NEEDED, 'tariffs/W-RES.json'])
  expect(set.others).toEqual([
    'city/README.md',
    'city/expected/accounts.csv',
    'city/payments-2026-09.csv',
    'city/old/tariffs/X.json',
  ])
  expect(set.missing).toEqual([])
  expect(set.bytes).toBe(130)
})

test('files chosen one by one: a JSON file that is not the settings is a tariff', () => {
  const set = importSetOf([...NEEDED, 'E-RES.json', 'accepted-rows.csv'].map(alone))
  expect(set.files.map((entry) => entry.name).slice(-2)).toEqual(['tariffs/E-RES.json', 'accepted-rows.csv'])
  expect(set.missing).toEqual([])
})

test('what is missing is told, what may be absent is not', () => {
  expect(importSetOf([alone('customers.csv')]).missing).toEqual([
    ...NEEDED.filter((name) => name !== 'customers.csv'),
    'tariffs/*.json',
  ])
})
