import type { OwnAgreementJson } from '../../../api/renewables/public-contract.js'
import { dateText, useWords } from '../texts/words.js'
import { figureText, numberText, shortDays } from './energy-text.js'

interface Props {
  readonly programme: OwnAgreementJson['programmes'][number]
  readonly currency: string
}

/** A programme an agreement takes part in, such as green power, and what it came to on each bill. */
export function ProgrammeCard({ programme, currency }: Props) {
  const { t, language } = useWords()
  const { energy } = t
  const { name, takes, amount, from, to, bills } = programme
  const count = amount === null ? '' : numberText(amount, language)
  const much = takes === 'blocks' ? energy.blocks(count) : takes === 'percent' ? energy.percentOfUse(count) : ''
  const days =
    to === null ? energy.since(dateText(from, language)) : energy.until(dateText(from, language), dateText(to, language))
  const hasEnergy = bills.some(({ kwh }) => kwh !== null)
  return (
    <article className="card">
      <h3>{name}</h3>
      <p>{much === '' ? days : `${much}, ${days}`}</p>
      {bills.length > 0 && (
        <div className="figures">
          <table>
            <thead>
              <tr>
                <th scope="col">{energy.bill}</th>
                {hasEnergy && (
                  <th scope="col" className="money">
                    {energy.energy}
                  </th>
                )}
                <th scope="col" className="money">
                  {energy.cost}
                </th>
              </tr>
            </thead>
            <tbody>
              {bills.map((bill) => (
                <tr key={`${bill.billNumber} ${bill.to}`}>
                  <td>{shortDays(bill.from, bill.to, language)}</td>
                  {hasEnergy && <td className="money">{bill.kwh === null ? '–' : figureText(bill.kwh, 'kWh', language)}</td>}
                  <td className="money">{figureText(bill.amount, currency, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </article>
  )
}
