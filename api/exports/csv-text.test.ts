import { expect, it } from 'vitest'
import { type Cell, csvRecord } from './csv-text.js'

it.each<[readonly Cell[], string]>([
  [['a', '1.50', ''], 'a,1.50,\n'],
  [[null, { free: null }], ',\n'],
  [['-1.50'], '-1.50\n'],
  [[{ free: '-1+1' }], "'-1+1\n"],
  [[{ free: '=SUM(A1)' }], "'=SUM(A1)\n"],
  [[{ free: '@x' }, { free: '+x' }, { free: '\tx' }], "'@x,'+x,'\tx\n"],
  [[{ free: 'a,b' }], '"a,b"\n'],
  [[{ free: 'say "no"' }], '"say ""no"""\n'],
  [[{ free: 'two\nlines' }], '"two\nlines"\n'],
])('%j', (cells, text) => expect(csvRecord(cells)).toBe(text))
