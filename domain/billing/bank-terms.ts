import { addDays, addMonths, daysInMonth, type LocalDate, monthOf, yearOf } from '../kernel/local-date.js'
import { ZERO } from '../kernel/decimal.js'
import type { CompiledTariff } from '../rating/compiled-tariff.js'
import type { Lot } from '../rating/lots.js'

/** What the tariff says becomes of what a bank holds. */
export interface BankTerms {
  /** The rule that keeps the bank. */
  readonly bank: string
  /** Last day of the month with whose bill it is settled next; null: never. */
  readonly settlesOn: LocalDate | null
  /** What is left then: paid for, or lost. Null where it is never settled. */
  readonly leftIs: 'paid' | 'lost' | null
  /** Of money: how many percent of it are paid out. Null of energy. */
  readonly paidPercent: string | null
  /** After so many months what was put by is lost; null: never. */
  readonly expiresAfterMonths: number | null
}

/** What becomes of the banks of a tariff, as it stands on a day (its last version where none stands then). */
export function bankTerms(tariff: CompiledTariff, on: LocalDate): BankTerms[] {
  const version = tariff.versions.findLast(({ from }) => from <= on) ?? tariff.versions.at(-1)
  return [...(version?.rules.values() ?? [])].flatMap((rule): BankTerms[] => {
    if (rule.kind === 'credit_bank') {
      const { settles_in: month, cash_out_percent: percent, expires_after_months: months } = rule.source
      const isPaid = percent !== undefined && Number(percent) > 0
      return [
        { ...settled(rule.id, month, months, on, isPaid), paidPercent: month === undefined || !isPaid ? null : String(percent) },
      ]
    }
    if (rule.kind !== 'time_of_use' || rule.source.bank === undefined) return []
    const { settles_in: month, expires_after_months: months } = rule.source.bank
    return [{ ...settled(rule.id, month, months, on, rule.cashOut !== undefined), paidPercent: null }]
  })
}

function settled(
  bank: string,
  month: number | undefined,
  expiresAfterMonths: number | undefined,
  on: LocalDate,
  isPaid: boolean,
): Omit<BankTerms, 'paidPercent'> {
  return {
    bank,
    settlesOn: month === undefined ? null : nextEndOf(month, on),
    leftIs: month === undefined ? null : isPaid ? 'paid' : 'lost',
    expiresAfterMonths: expiresAfterMonths ?? null,
  }
}

/** The last day of the next such month, the day itself included. */
function nextEndOf(month: number, on: LocalDate): LocalDate {
  const year = monthOf(on) <= month ? yearOf(on) : yearOf(on) + 1
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(daysInMonth(year, month))}`
}

/** What of a bank can be used until which day, the day included: the part that expires first. Undefined where nothing does. */
export function firstToExpire(
  lots: readonly Lot[],
  months: number | null,
): { readonly quantity: string; readonly until: LocalDate } | undefined {
  const [oldest] = [...lots].sort((left, right) => (left.earned < right.earned ? -1 : 1))
  if (months === null || oldest === undefined) return undefined
  const until = addMonths(oldest.earned, months)
  const quantity = lots
    .filter((lot) => addMonths(lot.earned, months) < addDays(until, 1))
    .reduce((sum, lot) => sum.plus(lot.quantity), ZERO)
  return { quantity: quantity.toFixed(), until }
}
