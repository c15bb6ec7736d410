import type { PublicOfferJson } from '../../../api/plans/public-contract.js'
import { moneyText, useWords } from '../texts/words.js'
import { debtText } from './debt-text.js'

/** What is owed by now where it is not what the offer was made of, and why. */
export function ChangedNote({ offer }: { readonly offer: PublicOfferJson }) {
  const words = useWords()
  const { t, language } = words
  if (offer.changes.length === 0 || offer.offeredArrears === null || offer.arrears === null) return null
  const money = (amount: string) => moneyText(amount, offer.currency, language)
  return (
    <section className="stage stage-asks" role="note">
      <h2>{t.plan.changedHeading}</h2>
      <p>{t.plan.changed(money(offer.offeredArrears), money(offer.arrears))}</p>
      <ul className="terms changes">
        {offer.changes.map((change) => {
          const what = debtText(change, words)
          const [was, is] = [money(change.was), money(change.is)]
          return (
            <li key={`${what} ${was} ${is}`}>
              {Number(change.is) === 0
                ? t.plan.changeGone(what, was)
                : Number(change.was) === 0
                  ? t.plan.changeNew(what, is)
                  : t.plan.changeOther(what, was, is)}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
