import { expect, test } from 'vitest'
import { pictureType } from './picture.js'

const bytes = (...parts: readonly (readonly number[])[]): Uint8Array => Uint8Array.from(parts.flat())
const PNG_HEAD = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const PNG_TAIL = [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]

test.each<[string, Uint8Array, string]>([
  ['a PNG', bytes(PNG_HEAD, [1, 2], PNG_TAIL), 'image/png'],
  ['a PNG that breaks off', bytes(PNG_HEAD, [1, 2]), 'NOT_A_PICTURE'],
  ['a JPEG', bytes([0xff, 0xd8, 0xff, 0xe0], [1], [0xff, 0xd9]), 'image/jpeg'],
  ['a JPEG with a tail of the phone’s own', bytes([0xff, 0xd8, 0xff, 0xe0], [1], [0xff, 0xd9, 7, 7]), 'image/jpeg'],
  ['a JPEG that breaks off', bytes([0xff, 0xd8, 0xff, 0xe0], [1, 2]), 'NOT_A_PICTURE'],
  ['a page that calls itself a picture', bytes([0x3c, 0x73, 0x76, 0x67]), 'NOT_A_PICTURE'],
  ['nothing', bytes(), 'NOT_A_PICTURE'],
])('%s', (_case, file, expected) => {
  const answer = pictureType(file)
  expect(answer.ok ? answer.value : answer.refusal.code).toBe(expected)
})
