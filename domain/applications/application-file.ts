import { attachmentType } from '../customers/attachment.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'

/** What applicants may send: pictures and PDF, nothing that a program could run. */
export const APPLICATION_FILE_TYPES = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp', 'image/heic'] as const
export const APPLICATION_FILE_BYTES_MAX = 10 * 1024 * 1024
export const APPLICATION_FILES_MAX = 10

/** Said by programs that do not look at a file. */
const SAYS_NOTHING = new Set(['', 'application/octet-stream'])

type Code = 'FILE_EMPTY' | 'FILE_TYPE_NOT_TAKEN' | 'FILE_NOT_WHAT_IT_SAYS'

/** The type of a file, where its name, the type it was sent as and its first bytes agree and the type is one that is taken. */
export function applicationFileType(name: string, declared: string, bytes: Uint8Array): Outcome<string, Code> {
  const found = attachmentType(name, bytes)
  if (!found.ok) return found
  if (!(APPLICATION_FILE_TYPES as readonly string[]).includes(found.value)) {
    return refused('FILE_TYPE_NOT_TAKEN', 'Send a picture or a PDF: pdf, png, jpg, webp or heic.', { found: found.value })
  }
  const sentAs = (declared.split(';')[0] ?? '').trim().toLowerCase()
  if (SAYS_NOTHING.has(sentAs) || sentAs === found.value || (sentAs === 'image/heif' && found.value === 'image/heic')) {
    return done(found.value)
  }
  return refused('FILE_NOT_WHAT_IT_SAYS', `It was sent as ${sentAs.slice(0, 60)}, the content is ${found.value}.`, {
    found: found.value,
  })
}
