import { useWords } from '../texts/words.js'
import { columnText, figureText, isMoney, shortDay, type OwnBank } from './energy-text.js'

type Period = OwnBank['periods'][number]

/** The bank bill by bill, the latest first: what was added, used and left; what happens seldom stands below its day. */
export function BankPeriods({ bank }: { readonly bank: OwnBank }) {
  const { t, language } = useWords()
  const { energy } = t
  const figure = (value: string) => (Number(value) === 0 ? '–' : columnText(value, bank.unit, language))
  const seldom = (period: Period): readonly string[] =>
    (
      [
        [period.broughtOver, energy.broughtOver],
        [period.paidOut, energy.paidOut],
        [period.expired, energy.expired],
        [period.corrected, energy.corrected],
      ] as const
    ).flatMap(([value, words]) => (Number(value) === 0 ? [] : [words(figureText(value, bank.unit, language))]))
  if (bank.periods.length === 0) return null
  return (
    <div className="figures">
      <table>
        <thead>
          <tr>
            <th scope="col">{energy.periodTo}</th>
            {[energy.added, energy.used, energy.left].map((label) => (
              <th key={label} scope="col" className="money">
                {label} {!isMoney(bank.unit) && <span className="below">{bank.unit}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bank.periods.map((period) => (
            <tr key={period.to}>
              <td>
                <span className="day">{shortDay(period.to, language)}</span>
                {seldom(period).map((sentence) => (
                  <span key={sentence} className="quiet below">
                    {sentence}
                  </span>
                ))}
              </td>
              <td className="money">{figure(period.added)}</td>
              <td className="money">{figure(period.used)}</td>
              <td className="money">{columnText(period.balance, bank.unit, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
