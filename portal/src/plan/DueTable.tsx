import type { PublicOfferJson } from '../../../api/plans/public-contract.js'
import { dayText, moneyText, useWords } from '../texts/words.js'

interface Props {
  readonly choice: PublicOfferJson['choices'][number]
  readonly total: string
  readonly currency: string
}

/** Every due day of a choice with its amount. */
export function DueTable({ choice, total, currency }: Props) {
  const { t, language } = useWords()
  return (
    <section>
      <h2>{t.plan.schedule}</h2>
      <table className="due">
        <thead>
          <tr>
            <th scope="col">{t.plan.day}</th>
            <th scope="col" className="money">
              {t.plan.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {choice.instalments.map(({ number, dueOn, amount }) => (
            <tr key={number}>
              <td>
                {dayText(dueOn, language)} {number === 0 && <span className="quiet">({t.plan.down})</span>}
              </td>
              <td className="money">{moneyText(amount, currency, language)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{t.plan.total}</td>
            <td className="money">{moneyText(total, currency, language)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
