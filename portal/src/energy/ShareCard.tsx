import type { OwnAgreementJson } from '../../../api/renewables/public-contract.js'
import { dateText, useWords } from '../texts/words.js'
import { figureText, numberText, shortDays } from './energy-text.js'

interface Props {
  readonly agreement: OwnAgreementJson
  readonly currency: string
}

/** Shares of community generators, and what each bill got from them. */
export function ShareCard({ agreement: { shares, shareBills }, currency }: Props) {
  const { t, language } = useWords()
  const { energy } = t
  if (shares.length + shareBills.length === 0) return null
  const hasCredit = shareBills.some(({ credit }) => credit !== null)
  const generators = [...new Set(shares.map(({ generator }) => generator))]
  return (
    <article className="card">
      {generators.map((generator) => (
        <div key={generator}>
          <h3>{energy.share(generator)}</h3>
          {shares
            .filter((share) => share.generator === generator)
            .map(({ percent, from, to }) => (
              <p key={from}>
                {to === null
                  ? energy.sharePercent(numberText(percent, language), dateText(from, language))
                  : energy.sharePercentUntil(numberText(percent, language), dateText(from, language), dateText(to, language))}
              </p>
            ))}
        </div>
      ))}
      {shareBills.length === 0 ? (
        <p className="quiet">{energy.noBills}</p>
      ) : (
        <div className="figures">
          <table>
            <caption>{energy.shareBills}</caption>
            <thead>
              <tr>
                <th scope="col">{energy.bill}</th>
                <th scope="col" className="money">
                  {energy.energy}
                </th>
                {hasCredit && (
                  <th scope="col" className="money">
                    {energy.credit}
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {shareBills.map(({ billNumber, from, to, credit, parts }) => (
                <tr key={`${billNumber} ${to}`}>
                  <td>
                    {shortDays(from, to, language)}
                    {parts.length > 1 &&
                      parts.map(({ generator, percent }) => (
                        <span key={`${generator} ${percent}`} className="quiet below">
                          {energy.fromEach(numberText(percent, language), generator)}
                        </span>
                      ))}
                  </td>
                  <td className="money">
                    {parts.map(({ generator, percent, kwh }) => (
                      <span key={`${generator} ${percent}`} className="line">
                        {figureText(kwh, 'kWh', language)}
                      </span>
                    ))}
                  </td>
                  {hasCredit && <td className="money">{credit === null ? '–' : figureText(credit, currency, language)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </article>
  )
}
