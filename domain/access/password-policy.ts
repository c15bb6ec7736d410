import { done, type Outcome, refused } from '../kernel/outcome.js'

export const PASSWORD_LENGTH = { min: 12, max: 200 } as const

/** What many people choose at this length; compared without case and trailing digits or signs. */
const COMMON = new Set([
  'passwordpassword',
  'password',
  'administrator',
  'qwertyuiop',
  'letmein',
  'welcome',
  'changeme',
  'penstock',
  'iloveyou',
  'abcdefghijkl',
])

/**
 * Long rather than contrived: at least 12 characters of any kind, not the person's own name or address, nothing that is
 * repeated, counted up or on everybody's list. Refuses with WEAK_PASSWORD and the reason.
 */
export function checkPassword(
  password: string,
  person: { readonly email: string; readonly name: string },
): Outcome<string, 'WEAK_PASSWORD'> {
  const weak = (why: string) => refused('WEAK_PASSWORD', `Choose another password: ${why}.`)
  if ([...password].length < PASSWORD_LENGTH.min) return weak(`it needs at least ${PASSWORD_LENGTH.min} characters`)
  if (password.length > PASSWORD_LENGTH.max) return weak(`it may have at most ${PASSWORD_LENGTH.max} characters`)
  const folded = password.toLowerCase()
  if (new Set(folded).size < 5) return weak('it repeats the same few characters')
  if (isCountedUp(folded)) return weak('it only counts up or down')
  if (COMMON.has(folded.replace(/\P{L}+$/u, ''))) return weak('many people use it')
  const own = [person.email, person.email.split('@')[0] ?? '', ...person.name.split(/\s+/)].map((part) => part.toLowerCase())
  // Nothing but the person's own words and digits is no secret; a phrase in which the name occurs may be one.
  const isOwn = (part: string): boolean => folded.includes(part) && lettersIn(folded.replaceAll(part, '')) < 4
  if (own.some((part) => part.length >= 4 && isOwn(part))) {
    return weak('it is made of your own name or address')
  }
  return done(password)
}

function lettersIn(text: string): number {
  return text.replace(/\P{L}/gu, '').length
}

function isCountedUp(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0))
  return steps.filter((step) => Math.abs(step) === 1).length >= steps.length - 2
}
