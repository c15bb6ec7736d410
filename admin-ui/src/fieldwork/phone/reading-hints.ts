import { Decimal } from '../../../../domain/kernel/decimal.js'
import { daysBetween, isLocalDate } from '../../../../domain/kernel/local-date.js'
import type { ReadWarningJson } from '../../../../api/metering/contract.js'
import { isReadValue } from '../../metering/read-value.js'
import { dayText } from '../../presentation/date-text.js'
import { numberText } from '../../presentation/money-text.js'
import { quantityText } from '../../presentation/quantity-text.js'
import type { Dial } from './dial.js'

/** Something odd about a reading, told where there is no signal to ask the office. */
export interface ReadingHint {
  /** What the office calls it; confirmed with the reading. */
  readonly codes: readonly ReadWarningJson['code'][]
  readonly sentence: string
}

/** More than so many times what is usual is asked about; the office judges by its own rule when it gets the reading. */
const HIGH_TIMES = 3

/** What is odd about a reading by what the phone was told of the dial. The office has the last word. */
export function readingHints(dial: Dial, value: string, today: string): readonly ReadingHint[] {
  if (!isReadValue(value)) return []
  const hints: ReadingHint[] = []
  const whole = value.split('.')[0] ?? ''
  if (dial.dials !== undefined && whole.replace(/^0+/, '').length > dial.dials) {
    hints.push({ codes: [], sentence: `The dial has ${dial.dials} digits; this has ${whole.length}.` })
  }
  if (dial.lastValue == null || dial.lastReadOn == null) return hints
  const last = `the last reading of ${dayText(dial.lastReadOn)} (${numberText(dial.lastValue)})`
  if (dial.lastReadOn === today) {
    hints.push({ codes: ['SAME_DAY'], sentence: `There is a reading of today already (${numberText(dial.lastValue)}).` })
  }
  const difference = new Decimal(value).minus(dial.lastValue)
  if (difference.isNegative()) {
    hints.push({ codes: ['BELOW_LAST', 'ROLLED_OVER'], sentence: `It is below ${last}. Has the dial passed its end?` })
    return hints
  }
  const usual = usualSince(dial, today)
  if (usual === undefined) return hints
  const use = difference.times(dial.multiplier ?? '1')
  if (use.gt(usual.times(HIGH_TIMES))) {
    hints.push({
      codes: ['ABOVE_USUAL'],
      sentence: `It makes ${quantityText(use.toFixed(), dial.unit ?? '')}; usual is about ${quantityText(usual.toFixed(0), dial.unit ?? '')}.`,
    })
  }
  if (use.isZero()) hints.push({ codes: ['NO_USE'], sentence: `It is the same as ${last}, where there was always some use.` })
  return hints
}

/** What is usual from the last reading until today; undefined where too little is known. */
function usualSince(dial: Dial, today: string): Decimal | undefined {
  const from = dial.lastReadOn
  if (dial.usualPerDay == null || from == null || !isLocalDate(from) || !isLocalDate(today)) return undefined
  const days = daysBetween(from, today)
  const usual = new Decimal(dial.usualPerDay).times(days)
  return days > 0 && usual.gt(0) ? usual : undefined
}
