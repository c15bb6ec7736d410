/** Control characters and the invisible ones that turn the reading direction or hide text. */
const INVISIBLE = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu

/**
 * Text as it may be printed: composed letters, no control or direction-turning characters (a name must not be able
 * to turn the line it stands on), white space as single blanks. May be empty.
 */
export function printableText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\t-\r\u0085\u2028\u2029]/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(/\s+/gu, ' ')
    .trim()
}
