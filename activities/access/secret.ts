import { createHash, randomBytes, randomInt } from 'node:crypto'

/** 256 random bits as text that fits a cookie or a header. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database keeps of a secret: enough to recognise it, nothing to use it by. Secrets are random, so no salt is needed. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** A key for a new user or token. */
export function newKey(prefix: 'user' | 'token'): string {
  return `${prefix}-${randomBytes(6).toString('hex')}`
}

// No letters or digits that look alike: a password may be read out.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Something secret that can be read out and typed from paper: 4 groups of 5, 99 bits. */
export function newReadableSecret(): string {
  const group = (): string => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}

/** A password for somebody to begin with. */
export const newPassword = newReadableSecret
