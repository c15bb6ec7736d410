import { done, type Outcome, refused } from '../kernel/outcome.js'

export const IDENTIFIER_KINDS = ['driving_licence', 'passport', 'tax_number', 'national_id', 'company_number'] as const
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number]

/** A number of a document as it is compared and sealed, and the part of it that may be seen. */
export interface Identifier {
  readonly number: string
  readonly lastCharacters: string
}

/** The shown part never is more than a third of the number. */
const SHOWN_MAX = 4

/** Letters and digits alone, in capitals: 5 to 30 of them. Blanks, hyphens and dots are how people write, not what it is. */
export function identifierOf(written: string): Outcome<Identifier, 'IDENTIFIER_FORM'> {
  const number = written.replaceAll(/[\s.\-/]/g, '').toUpperCase()
  if (!/^[A-Z0-9]{5,30}$/.test(number)) {
    return refused('IDENTIFIER_FORM', 'The number of a document has 5 to 30 letters and digits.')
  }
  const shown = Math.min(SHOWN_MAX, Math.floor(number.length / 3))
  return done({ number, lastCharacters: number.slice(-shown) })
}
