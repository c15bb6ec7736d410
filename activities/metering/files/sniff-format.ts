import { isSheetHeader } from '../../../domain/metering/formats/handheld/handheld-reader.js'

/** What the first bytes of a file say: an archive or another encoding is no text. */
export function whyNotText(head: Uint8Array): string | undefined {
  const [first, second, third] = head
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'The file is UTF-16, not UTF-8.'
  if (first === 0x50 && second === 0x4b && (third === 0x03 || third === 0x05)) return 'The file is a ZIP archive: unpack it.'
  if (first === 0x1f && second === 0x8b) return 'The file is compressed with gzip: unpack it.'
  if (first === 0xd0 && second === 0xcf && third === 0x11) return 'The file is an office document.'
  const start = head.subarray(0, 256)
  return start.filter((byte) => byte === 0).length > start.length / 8 ? 'The file is binary, or UTF-16.' : undefined
}

/** Which format a file is, by how its text begins; undefined where only a mapping can tell. */
export function sniffFormat(head: string): 'nem' | 'xml' | 'mscons' | 'sce' | 'handheld' | undefined {
  const text = head.replace(/^\uFEFF/, '').trimStart()
  if (text.startsWith('<')) return 'xml'
  if (/^(UNA.{6}\s*)?UNB\W/s.test(text)) return 'mscons'
  // A file that begins in the middle is still one of these: it will be refused for the right reason.
  if (/^"?(100"?\s*,|(200|250|300|400|500|550)"?\s*,[^\n]*,[^\n]*,)/.test(text)) return 'nem'
  if (/^"?Energy Usage Information/i.test(text)) return 'sce'
  if (isSheetHeader(text.split(/\r?\n/, 1)[0] ?? '')) return 'handheld'
  return undefined
}
