import { expect, it } from 'vitest'
import { sizeText } from './size-text.js'

it.each([
  [12, '12 B'],
  [1000, '1.0 kB'],
  [45_600, '46 kB'],
  [2_340_000, '2.3 MB'],
])('%i: %s', (bytes, text) => expect(sizeText(bytes)).toBe(text))
