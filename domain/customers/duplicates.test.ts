import { describe, expect, it } from 'vitest'
import { type Comparable, duplicateReasons, nameLikeness } from './duplicates.js'

const TALIA = {
  name: 'Talia Kirkbright',
  phone: '+1-541-555-0179',
  email: 'talia@example.org',
  dateOfBirth: '1961-04-09',
  mailLine1: '857 Valley Dr',
  mailPostcode: '97996',
}
const STRANGER = {
  name: 'Omar Nasser',
  phone: null,
  email: null,
  dateOfBirth: null,
  mailLine1: '1 Main St',
  mailPostcode: '97000',
  sharesDocument: false,
}

describe('two records are perhaps the same customer', () => {
  it.each<[string, Partial<Comparable & { sharesDocument: boolean }>, string[]]>([
    ['nothing in common', {}, []],
    ['the number, written otherwise', { phone: '(541) 555 0179' }, ['phone']],
    ['too short a number', { phone: '0179' }, []],
    ['the address, in capitals', { email: 'TALIA@EXAMPLE.ORG' }, ['email']],
    ['the birth date alone', { dateOfBirth: '1961-04-09' }, []],
    ['name and birth date', { name: 'Kirkbright, Tália', dateOfBirth: '1961-04-09' }, ['name_and_birth_date']],
    ['a namesake elsewhere', { name: 'Talia Kirkbright' }, []],
    [
      'name misspelt, same address',
      { name: 'Talia Kirkbrigt', mailLine1: '857 VALLEY DR.', mailPostcode: '97996' },
      ['name_and_address'],
    ],
    ['a lodger', { name: 'Ben Ode', mailLine1: '857 Valley Dr', mailPostcode: '97996' }, []],
    ['the same document', { sharesDocument: true }, ['document']],
    ['all of it', { ...TALIA, sharesDocument: true }, ['document', 'name_and_birth_date', 'email', 'phone', 'name_and_address']],
  ])('%s', (_what, other, reasons) => expect(duplicateReasons(TALIA, { ...STRANGER, ...other })).toEqual(reasons))

  it('and what is not known speaks for nothing', () => {
    const unknown = { ...STRANGER, name: 'A B' }
    expect(duplicateReasons(unknown, { ...STRANGER, mailLine1: '2 Main St' })).toEqual([])
  })
})

describe('names', () => {
  it.each([
    ['Talia Kirkbright', 'Kirkbright Talia', 1],
    ['Müller', 'Muller', 1],
    ['', '', 0],
    ['Ann', 'Bob', 0],
  ])('%j and %j: %d', (one, other, likeness) => expect(nameLikeness(one, other)).toBe(likeness))
})
