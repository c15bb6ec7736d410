import type { PublicOfferJson } from '../../../api/plans/public-contract.js'
import { moneyText, useWords } from '../texts/words.js'
import { debtText } from './debt-text.js'

/** The debts that are divided, each with its amount. */
export function OfferFacts({ offer }: { readonly offer: PublicOfferJson }) {
  const words = useWords()
  const { t, language } = words
  return (
    <section>
      <h2>{t.plan.debts}</h2>
      <table className="due" aria-label={t.plan.debts}>
        <tbody>
          {offer.debts.map((debt, index) => (
            <tr key={`${debt.kind} ${debt.dueOn} ${String(index)}`}>
              <td>{debtText(debt, words)}</td>
              <td className="money">{moneyText(debt.amount, offer.currency, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
