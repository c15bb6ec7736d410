import { done, type Outcome, refused } from '../kernel/outcome.js'

export type PictureType = 'image/png' | 'image/jpeg'

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const PNG_END = [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]
const JPEG = [0xff, 0xd8, 0xff]

/** What a picture is by its own bytes, whatever its sender calls it. Refuses what is neither PNG nor JPEG, or breaks off. */
export function pictureType(bytes: Uint8Array): Outcome<PictureType, 'NOT_A_PICTURE'> {
  if (begins(bytes, PNG) && ends(bytes, PNG_END)) return done('image/png')
  if (begins(bytes, JPEG) && hasEnd(bytes)) return done('image/jpeg')
  return refused('NOT_A_PICTURE', 'The file is no whole picture in PNG or JPEG form. Take the photo again.')
}

function begins(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

function ends(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[bytes.length - signature.length + index] === byte)
}

/** Phones append data of their own behind the end of a JPEG. */
function hasEnd(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 2; at >= 0; at--) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true
  return false
}
