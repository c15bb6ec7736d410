import { expect, test } from 'vitest'
import { type CountedRead, loweredEstimates } from './lowered-estimates.js'

const at = (readOn: string, value: string, kind: CountedRead['kind'] = 'actual'): CountedRead => ({ readOn, value, kind })
const AUGUST = at('2026-08-01', '1000')
const SEPTEMBER = at('2026-09-01', '1100', 'estimated')
const OCTOBER = at('2026-10-01', '1200', 'estimated')
const read = (value: string) => ({ on: '2026-10-31', value })

test.each<[string, string, CountedRead[], string[] | undefined]>([
  ['an estimate above the read goes onto the line by days, rounded down', '1091', [AUGUST, SEPTEMBER], ['2026-09-01 1031']],
  [
    'all estimates in a row do, also one that was below the read',
    '1150',
    [AUGUST, SEPTEMBER, OCTOBER],
    ['2026-09-01 1051', '2026-10-01 1100'],
  ],
  ['no use since the last measured read', '1000', [AUGUST, SEPTEMBER], ['2026-09-01 1000']],
  ['places of the estimate are kept', '1091', [AUGUST, at('2026-09-01', '1100.5', 'estimated')], ['2026-09-01 1031']],
  ['an estimate that was not too high stays', '1101', [AUGUST, SEPTEMBER], undefined],
  ['a read below the last measured one is explained by no estimate', '999', [AUGUST, SEPTEMBER], undefined],
  ['a lower read after a measured one neither', '1050', [AUGUST, at('2026-09-01', '1100')], undefined],
  ['without a measured read before there is no line', '1050', [SEPTEMBER], undefined],
  ['the first read of a register', '1050', [], undefined],
])('%s', (_, value, before, expected) => {
  expect(loweredEstimates(read(value), before)?.estimates.map((estimate) => `${estimate.readOn} ${estimate.value}`)).toEqual(
    expected,
  )
})
