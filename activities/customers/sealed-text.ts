import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

const FORM = 'v1'
const IV_BYTES = 12
const TAG_BYTES = 16

/** Keys for one purpose each, from the one secret of the installation. */
function keyFor(secret: string, purpose: 'seal' | 'fingerprint'): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'penstock identifiers', purpose, 32))
}

/** The text sealed with AES-256-GCM; what it belongs to (`context`) is bound to it, so that it cannot be moved elsewhere unseen. */
export function seal(secret: string, text: string, context: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, 'seal'), iv).setAAD(Buffer.from(context))
  const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return `${FORM}.${Buffer.concat([iv, cipher.getAuthTag(), bytes]).toString('base64url')}`
}

/** The text again, or undefined where the key is another one or the sealed text was changed. */
export function unseal(secret: string, sealed: string, context: string): string | undefined {
  const [form, encoded = ''] = sealed.split('.')
  const bytes = Buffer.from(encoded, 'base64url')
  if (form !== FORM || bytes.length < IV_BYTES + TAG_BYTES) return undefined
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, 'seal'), bytes.subarray(0, IV_BYTES))
  decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

/** The same for the same text and key, and of no use without the key. */
export function fingerprintOf(secret: string, text: string, context: string): string {
  return createHmac('sha256', keyFor(secret, 'fingerprint')).update(`${context}\n${text}`).digest('base64url')
}
