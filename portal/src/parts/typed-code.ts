/**
 * A code as it was typed from a letter, in the one form that opens something: capitals, blanks and missing dashes do not matter. Undefined where
 * it is not twenty letters and digits.
 */
export function typedCode(typed: string): string | undefined {
  const signs = typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  return signs.length === 20 ? (signs.match(/.{5}/g) ?? []).join('-') : undefined
}
