import { done, type Outcome, refused } from '../kernel/outcome.js'

/** What may be attached: pictures, PDF and plain text. Nothing that a program could run, and nothing with macros. */
const ENDINGS: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  heic: 'image/heic',
  txt: 'text/plain',
  csv: 'text/plain',
}
export const ATTACHMENT_TYPES: readonly string[] = [...new Set(Object.values(ENDINGS))]
export const ATTACHMENT_BYTES_MAX = 10 * 1024 * 1024

type Code = 'FILE_EMPTY' | 'FILE_TYPE_NOT_TAKEN' | 'FILE_NOT_WHAT_IT_SAYS'

/** The type of a file by its content, which must be what its name promises. */
export function attachmentType(name: string, bytes: Uint8Array): Outcome<string, Code> {
  if (bytes.length === 0) return refused('FILE_EMPTY', 'The file is empty.')
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const promised = ENDINGS[ending]
  if (promised === undefined) {
    return refused('FILE_TYPE_NOT_TAKEN', `Attach a picture, a PDF or plain text: ${Object.keys(ENDINGS).join(', ')}.`, {
      ending,
    })
  }
  const found = typeOfContent(bytes)
  if (found === promised) return done(promised)
  return refused('FILE_NOT_WHAT_IT_SAYS', `The name says ${promised}, the content is ${found ?? 'something else'}.`, {
    promised,
    found,
  })
}

const SIGNATURES: readonly { readonly type: string; readonly at: number; readonly texts: readonly string[] }[] = [
  { type: 'application/pdf', at: 0, texts: ['%PDF-'] },
  { type: 'image/png', at: 0, texts: ['\u0089PNG\r\n\u001a\n'] },
  { type: 'image/jpeg', at: 0, texts: ['\u00ff\u00d8\u00ff'] },
  { type: 'image/webp', at: 8, texts: ['WEBP'] },
  { type: 'image/heic', at: 4, texts: ['ftypheic', 'ftypheix', 'ftypmif1'] },
]

function typeOfContent(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 16))
  const signature = SIGNATURES.find(({ at, texts }) => texts.some((text) => head.startsWith(text, at)))
  if (signature !== undefined) return signature.type
  return isPlainText(bytes) ? 'text/plain' : undefined
}

/** UTF-8 without control characters but tab and line ends, and no beginning of a program or a page. */
function isPlainText(bytes: Uint8Array): boolean {
  if (bytes.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return false
  }
  const start = String.fromCharCode(...bytes.subarray(0, 200)).trimStart()
  return !/^(<|#!|\u00ef\u00bb\u00bf\s*<)/.test(start)
}
