import { useState } from 'react'
import type { PublicOfferJson } from '../../../api/plans/public-contract.js'
import { Choices } from '../parts/Choices.js'
import { dateText, dayText, moneyText, useWords } from '../texts/words.js'
import { ChangedNote } from './ChangedNote.js'
import { DueTable } from './DueTable.js'
import { OfferFacts } from './OfferFacts.js'
import { SignBox } from './SignBox.js'

interface Props {
  readonly code: string
  readonly offer: PublicOfferJson
  readonly onSigned: (offer: PublicOfferJson) => void
  readonly onChanged: () => void
}

/** What is owed, the choices, the dates of the one that is chosen, what is agreed to, and the signature. */
export function OfferToSign({ code, offer, onSigned, onChanged }: Props) {
  const { t, language } = useWords()
  const [count, setCount] = useState<string>()
  const money = (amount: string) => moneyText(amount, offer.currency, language)
  const choice = offer.choices.find((each) => String(each.count) === count)
  const arrears = offer.arrears ?? '0.00'
  return (
    <>
      <p className="step">{offer.accountId !== null && t.plan.forAccount(offer.accountId)}</p>
      <h1>{t.plan.heading}</h1>
      <p className="owed">{t.plan.owed(money(arrears))}</p>
      <p className="lead">{t.plan.intro(dayText(offer.validUntil, language))}</p>
      <ChangedNote offer={offer} />
      <OfferFacts offer={offer} />
      <Choices
        id="choice"
        legend={t.plan.choose}
        type="radio"
        choices={offer.choices.map((each) => ({ value: String(each.count), ...choiceText(each) }))}
        chosen={count === undefined ? [] : [count]}
        onChoose={(value) => setCount(value)}
      />
      {choice !== undefined && (
        <>
          <DueTable choice={choice} total={arrears} currency={offer.currency} />
          <Terms offer={offer} hasDown={choice.instalments.some(({ number }) => number === 0)} />
          <SignBox key={`${arrears} ${choice.count}`} {...{ code, offer, choice, onSigned, onChanged }} />
        </>
      )}
    </>
  )

  function choiceText(each: PublicOfferJson['choices'][number]): { readonly label: string; readonly hint: string } {
    const down = each.instalments.find(({ number }) => number === 0)
    const last = each.instalments.at(-1)
    const day = dateText(last?.dueOn ?? offer.validUntil, language)
    const parts = [
      ...(down === undefined ? [] : [t.plan.choiceDown(money(down.amount), dateText(down.dueOn, language))]),
      each.count === 1 ? t.plan.choiceOne(day) : t.plan.choiceLast(day),
    ]
    return { label: t.plan.choice(each.count, money(last?.amount ?? '0')), hint: parts.join(', ') }
  }
}

function Terms({ offer, hasDown }: { readonly offer: PublicOfferJson; readonly hasDown: boolean }) {
  const { t } = useWords()
  const { grace } = offer
  const late =
    grace === null || grace.days === 0
      ? t.plan.termNoGrace
      : grace.count === 'business'
        ? t.plan.termGraceBusiness(grace.days)
        : t.plan.termGrace(grace.days)
  return (
    <section>
      <h2>{t.plan.terms}</h2>
      <ul className="terms">
        {hasDown && <li>{t.plan.termDown}</li>}
        <li>{t.plan.termBills}</li>
        <li>{late}</li>
        <li>{t.plan.termKept}</li>
      </ul>
    </section>
  )
}
