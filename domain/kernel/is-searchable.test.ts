import { describe, expect, it } from 'vitest'
import { isSearchable } from './is-searchable.js'

describe('enough to search for', () => {
  it.each([
    ['', false],
    [' ', false],
    ['a', false],
    [' a ', false],
    ['ab', true],
    ['7', false],
    ['陈', true],
    ['이', true],
    ['é', false],
  ])('%j: %s', (text, expected) => {
    expect(isSearchable(text)).toBe(expected)
  })
})
