import { expect, it } from 'vitest'
import { readableExport } from './readable-export.js'

it('is a heading for each kind and a line for each field with a value', () => {
  const text = readableExport('Data of C1', { customers: [{ family_name: 'Test', email: null }], alerts: [] })
  expect(text).toBe('Data of C1\n\nCustomers\n=========\n\n  Family name: Test\n')
})
