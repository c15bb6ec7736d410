import type { SearchTerms } from '../../db/search/search-reads.js'

const WORDS_MAX = 6
/** Fewer digits are part of too many telephone numbers. */
const PHONE_DIGITS_MIN = 4

/** Takes apart what was typed: words in any order, and digits where it looks like (part of) a telephone number. */
export function searchTerms(typed: string): SearchTerms {
  const whole = typed.trim().replaceAll(/\s+/g, ' ')
  const digits = whole.replaceAll(/\D/g, '')
  const isPhone = digits.length >= PHONE_DIGITS_MIN && /^\+?[\d\s().-]+$/.test(whole)
  // A word without a letter or a digit tells nothing apart.
  const words = whole.split(/[\s,;]+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
  return { whole, words: words.slice(0, WORDS_MAX), digits: isPhone ? digits : '' }
}
