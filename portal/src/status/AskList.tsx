import type { ApplicantPageJson } from '../../../api/applications/public-contract.js'
import { moneyText, useWords } from '../texts/words.js'

/** What is asked of the applicant, each with what to do about it. */
export function AskList({ page }: { readonly page: ApplicantPageJson }) {
  const { language, t } = useWords()
  if (page.asks.length === 0) return null
  const hintOf = ({ ask, amount }: ApplicantPageJson['asks'][number]): string | null => {
    if (amount !== null) return t.status.askHints.money(moneyText(amount, page.currency, language), page.accountId)
    if (ask === 'identity' || ask === 'occupancy' || ask === 'other') return t.status.askHints[ask]
    return null
  }
  return (
    <ul className="asks">
      {page.asks.map((each) => (
        <li key={each.ask}>
          <strong>{t.status.asks[each.ask]}</strong>
          {hintOf(each) !== null && <span>{hintOf(each)}</span>}
        </li>
      ))}
    </ul>
  )
}
