import type { PublicOfferJson } from '../../../api/plans/public-contract.js'
import { dateText, dayText, useWords } from '../texts/words.js'

/** An offer that cannot be signed any more: what became of it, and what to do. */
export function OfferOver({ offer }: { readonly offer: PublicOfferJson }) {
  const { t, language } = useWords()
  const { stage, agreement, signedName, signedOn } = offer
  if (stage === 'signed') {
    return (
      <>
        <section className="stage stage-good" aria-live="polite">
          <h1>{t.plan.signedHeading}</h1>
          <p>
            {signedName === null || signedOn === null
              ? t.plan.signedBefore
              : t.plan.signed(signedName, dateText(signedOn, language))}
          </p>
        </section>
        {agreement !== null && (
          <>
            <div className="agreement">{agreement}</div>
            <div className="acts">
              <button type="button" className="second" onClick={() => window.print()}>
                {t.plan.print}
              </button>
            </div>
          </>
        )}
      </>
    )
  }
  const [heading, sentence] =
    stage === 'expired'
      ? [t.plan.expiredHeading, t.plan.expired(dayText(offer.validUntil, language))]
      : stage === 'withdrawn'
        ? [t.plan.withdrawnHeading, t.plan.withdrawn]
        : [t.plan.notPossibleHeading, reasonOf(offer.because)]
  return (
    <section className="stage stage-over" aria-live="polite">
      <h1>{heading}</h1>
      <p>{sentence}</p>
    </section>
  )

  function reasonOf(because: string | null): string {
    const { reasons } = t.plan
    return because !== null && because in reasons ? reasons[because as keyof typeof reasons] : reasons.other
  }
}
