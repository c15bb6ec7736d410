// 13 to 19 digits, in groups or not, that are not part of a longer number.
const CANDIDATE = /(?<!\d)(?:\d[ -]?){12,18}\d(?!\d)/g

/**
 * The text with every card number in it masked but for its last four digits. What counts as one: 13 to 19 digits, grouped by
 * blanks or hyphens or not, whose check digit is right. Order numbers fail that test nine times in ten and stay readable.
 */
export function maskCardNumbers(text: string): string {
  return text.replace(CANDIDATE, (found) => {
    const digits = found.replaceAll(/\D/g, '')
    return hasCheckDigit(digits) ? `${'*'.repeat(digits.length - 4)}${digits.slice(-4)}` : found
  })
}

/** Luhn's check over all digits, the last being the check digit. */
function hasCheckDigit(digits: string): boolean {
  let total = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = index % 2 === 1 ? digit * 2 : digit
    total += doubled > 9 ? doubled - 9 : doubled
  }
  return total % 10 === 0
}
