import { describe, expect, test } from 'vitest'
import { decimal } from './decimal.js'
import { amountText } from './money.js'
import { round, type RoundingMode } from './rounding.js'

describe('rounding to the cent', () => {
  test.each<[RoundingMode, string, string]>([
    ['half_up', '21.775', '21.78'],
    ['half_up', '-21.775', '-21.78'],
    ['half_up', '21.7749999', '21.77'],
    ['half_even', '21.775', '21.78'],
    ['half_even', '21.765', '21.76'],
    ['half_even', '-21.765', '-21.76'],
    ['half_down', '21.775', '21.77'],
    ['half_down', '21.7751', '21.78'],
    ['up', '21.771', '21.78'],
    ['up', '-21.771', '-21.78'],
    ['down', '21.779', '21.77'],
    ['down', '-21.779', '-21.77'],
    ['ceiling', '-21.779', '-21.77'],
    ['ceiling', '21.771', '21.78'],
    ['floor', '-21.771', '-21.78'],
    ['floor', '21.779', '21.77'],
  ])('%s: %s is %s', (mode, value, result) => {
    expect(amountText(round(decimal(value), { digits: 2, mode }))).toBe(result)
  })

  test('a quotient up to a tenth, as stormwater wants it', () => {
    expect(round(decimal('3086').div('2500'), { digits: 1, mode: 'up' }).toFixed()).toBe('1.3')
    expect(round(decimal('2500').div('2500'), { digits: 1, mode: 'up' }).toFixed()).toBe('1')
  })

  test('there is no minus zero on a bill', () => expect(amountText(decimal('-0.001').times(0))).toBe('0.00'))
})
