/** What two records of a customer are compared by. */
export interface Comparable {
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
  readonly dateOfBirth: string | null
  readonly mailLine1: string
  readonly mailPostcode: string
}

/** Why two records may be the same customer. */
export const DUPLICATE_REASONS = ['document', 'name_and_birth_date', 'email', 'phone', 'name_and_address'] as const
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number]

/** From here on names count as the same but for spelling, order and a missing middle name. */
const ALIKE = 0.5
const PHONE_DIGITS = 10
const PHONE_DIGITS_LEAST = 7

/** Every reason there is, the strongest first; none: nothing speaks for it. A family shares a telephone: a reason is a hint, no proof. */
export function duplicateReasons(one: Comparable, other: Comparable & { readonly sharesDocument: boolean }): DuplicateReason[] {
  const isAlike = nameLikeness(one.name, other.name) >= ALIKE
  const reasons: Readonly<Record<DuplicateReason, boolean>> = {
    document: other.sharesDocument,
    name_and_birth_date: isAlike && one.dateOfBirth !== null && one.dateOfBirth === other.dateOfBirth,
    email: one.email !== null && one.email.toLowerCase() === other.email?.toLowerCase(),
    phone: samePhone(one.phone, other.phone),
    name_and_address:
      isAlike && plain(one.mailLine1) === plain(other.mailLine1) && plain(one.mailPostcode) === plain(other.mailPostcode),
  }
  return DUPLICATE_REASONS.filter((reason) => reasons[reason])
}

function samePhone(one: string | null, other: string | null): boolean {
  const [first, second] = [one, other].map((phone) => (phone ?? '').replaceAll(/\D/g, '').slice(-PHONE_DIGITS)) as [
    string,
    string,
  ]
  return first.length >= PHONE_DIGITS_LEAST && first === second
}

/** 1 for the same words in any order, 0 for nothing in common: the share of three-letter pieces that both have. */
export function nameLikeness(one: string, other: string): number {
  const [first, second] = [pieces(one), pieces(other)]
  const common = [...first].filter((piece) => second.has(piece)).length
  const all = first.size + second.size - common
  return all === 0 ? 0 : common / all
}

function pieces(name: string): Set<string> {
  const found = new Set<string>()
  for (const word of plain(name).split(' ')) {
    const padded = `  ${word} `
    if (word !== '') for (let at = 0; at + 3 <= padded.length; at += 1) found.add(padded.slice(at, at + 3))
  }
  return found
}

/** Without case, accents and signs. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
