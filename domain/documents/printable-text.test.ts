import { expect, it } from 'vitest'
import { printableText } from './printable-text.js'

it.each([
  ['plain text stays', 'Abena O’Dell', 'Abena O’Dell'],
  ['white space becomes one blank', '  Jo \t\n  Ann ', 'Jo Ann'],
  ['letters are composed', 'Zoe\u0308', 'Zo\u00eb'],
  ['a line cannot be turned round', 'Evil \u202e321$\u202c Inc', 'Evil 321$ Inc'],
  ['nothing invisible stays', 'A\u200bB\u00adC\ufeffD\u0000E', 'ABCDE'],
  ['joiners that shape letters stay', 'क्\u200dष', 'क्\u200dष'],
  ['may end up empty', '\u200b\n', ''],
])('%s', (_name, given, printed) => expect(printableText(given)).toBe(printed))
