import type { LocalDate } from '../../../domain/kernel/local-date.js'
import type { TariffFile } from '../../../domain/rating/tariff.js'
import { TranslationOptions } from '../tariff-formats/translation-options.js'
import { translateTariff } from '../tariff-formats/translate.js'
import type { RateAssumption, RateCheckAnswer, RateRefusal } from './contract.js'

export interface TariffDraft {
  readonly format: RateCheckAnswer['format']
  /** null: it is refused. */
  readonly tariff: TariffFile | null
  readonly refusals: readonly RateRefusal[]
  readonly assumptions: readonly RateAssumption[]
}

/** A published rate as a tariff file whose version is in force from a day on, with everything that was taken for granted. */
export function draftTariff(request: {
  readonly tariff: string
  readonly from: LocalDate
  readonly attributes: Readonly<Record<string, string>>
  readonly options: Readonly<Record<string, string>>
}): TariffDraft {
  const options = new TranslationOptions(request.options)
  const input = {
    text: request.tariff,
    options,
    from: request.from,
    attributes: request.attributes,
    receivesEnergy: false,
    hasReactiveEnergy: true,
    hasCalendar: false,
    announced: [],
  }
  const { format, translation } = translateTariff(input)
  const refusals = [...translation.refusals, ...options.refusals()]
  const assumptions = [...translation.assumptions, ...options.assumptions]
  if (translation.tariff === undefined || refusals.length > 0) return { format, tariff: null, refusals, assumptions }
  if (format === 'penstock') return { format, tariff: translation.tariff, refusals, assumptions }
  const { conventions, versions, ...head } = translation.tariff
  const note = [
    'Draft made of a published rate.',
    ...assumptions.map(({ option, value, why }) => `${option} = ${value} (${why}).`),
  ].join(' ')
  const tariff = {
    ...head,
    note,
    conventions: { ...translation.conventions, ...conventions },
    versions: versions.map((version) => ({ ...version, from: request.from })),
  }
  return { format, tariff, refusals, assumptions }
}
