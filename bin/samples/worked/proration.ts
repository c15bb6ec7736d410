import { daysInMonth, type LocalDate } from '../../../domain/kernel/local-date.js'
import { daysOf } from '../../../domain/kernel/service-period.js'
import { amountOf, type ExampleRunner, rateExample, textOf } from './rate-example.js'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** Examples name no year: one without a leap day. */
const YEAR = 2018

/** A monthly charge for the days that are left after moving in: each day is one of its calendar month's, first and last included. */
export const proration: ExampleRunner = (inputs) => {
  const [month, last] = dayOf(textOf(inputs, 'period').replace(/\d+\s*-\s*/, ''))
  const [, first] = dayOf(textOf(inputs, 'serviceStart'))
  const period = { from: day(month, first), to: day(month, last) }
  const rated = rateExample(
    {
      service: 'water',
      unit: 'ccf',
      conventions: { months: { method: 'calendar_months' } },
      rules: [{ rule: 'base', kind: 'fixed', line: 'BASE', per: 'month', price: textOf(inputs, 'base') }],
    },
    { ...period, firstBill: true },
  )
  return { days: String(daysOf(period)), base: amountOf(rated, 'BASE') }
}

/** `Apr 12`: the month and the day. */
function dayOf(text: string): [number, number] {
  const match = /^([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2})$/.exec(text.trim())
  const month = MONTHS.indexOf(match?.[1]?.toLowerCase() ?? '') + 1
  const number = Number(match?.[2])
  if (month === 0 || !(number >= 1 && number <= daysInMonth(YEAR, month))) throw new Error(`${JSON.stringify(text)} is no day`)
  return [month, number]
}

function day(month: number, number: number): LocalDate {
  return `${YEAR}-${String(month).padStart(2, '0')}-${String(number).padStart(2, '0')}`
}
