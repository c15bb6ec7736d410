import type { RatingFacts, RelatedAgreement } from './facts.js'
import type { AgreementSelection } from './tariff.js'

/** The account's agreements of a service that a quantity rests on; by default those at the same premise. */
export function selectAgreements(facts: RatingFacts, service: string, selection: AgreementSelection): RelatedAgreement[] {
  return facts.related.filter(
    (agreement) =>
      agreement.service === service &&
      (selection.scope === 'account' || agreement.samePremise) &&
      (selection.only_tariffs === undefined || selection.only_tariffs.includes(agreement.tariffCode)) &&
      !(selection.except_tariffs ?? []).includes(agreement.tariffCode),
  )
}
