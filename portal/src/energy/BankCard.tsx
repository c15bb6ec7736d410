import { dateText, useWords } from '../texts/words.js'
import { BalanceBars } from './BalanceBars.js'
import { BankPeriods } from './BankPeriods.js'
import { figureText, isMoney, numberText, type OwnBank } from './energy-text.js'

/** What is kept for later bills, what it is for, what becomes of it, and how it came about bill by bill. */
export function BankCard({ bank }: { readonly bank: OwnBank }) {
  const { t, language } = useWords()
  const { energy } = t
  const isEmpty = Number(bank.balance) === 0
  return (
    <article className="card">
      <h3>{bank.period === null ? energy.kept : energy.keptFor(bank.period.replaceAll('_', ' '))}</h3>
      <p className="figure">{figureText(bank.balance, bank.unit, language)}</p>
      <p>{isEmpty ? energy.empty : isMoney(bank.unit) ? energy.moneyMeans : energy.energyMeans}</p>
      <p>{settlement()}</p>
      {bank.expires !== null && (
        <p className="soon">
          {energy.expires(figureText(bank.expires.quantity, bank.unit, language), dateText(bank.expires.until, language))}
        </p>
      )}
      <BalanceBars bank={bank} />
      <BankPeriods bank={bank} />
    </article>
  )

  function settlement(): string {
    if (bank.settlesOn === null) return isEmpty || bank.expires !== null ? '' : energy.neverSettles
    const day = dateText(bank.settlesOn, language)
    if (bank.leftIs === 'lost') return energy.settlesLost(day)
    const { paidPercent } = bank
    return paidPercent === null || Number(paidPercent) === 100
      ? energy.settlesPaid(day)
      : energy.settlesPaidPart(day, numberText(paidPercent, language))
  }
}
