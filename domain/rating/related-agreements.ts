import type { RatingFacts, RelatedAgreement } from './facts.js'
import type { AgreementSelection } from './tariff.js'

/**
 * The agreements of a service that a quantity rests on: the account's at the same premise; all of the account's; or all
 * at the premise, earlier accounts' included.
 */
export function selectAgreements(facts: RatingFacts, service: string, selection: AgreementSelection): RelatedAgreement[] {
  return facts.related.filter(
    (agreement) =>
      agreement.service === service &&
      (selection.scope === 'account' || agreement.samePremise) &&
      (selection.scope === 'premise' || !agreement.otherAccount) &&
      (selection.only_tariffs === undefined || selection.only_tariffs.includes(agreement.tariffCode)) &&
      !(selection.except_tariffs ?? []).includes(agreement.tariffCode),
  )
}
