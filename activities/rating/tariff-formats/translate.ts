import type { Conventions } from '../../../domain/rating/tariff.js'
import { detectFormat, type TariffFormat } from './detect-format.js'
import { translateOwrsText } from './owrs-format.js'
import { translatePenstock } from './penstock-format.js'
import { translateUrdb } from './urdb/translate-urdb.js'
import type { Translation, TranslationInput, Translator } from './translator.js'

/** How each form is read: a new one is a file and a line here. */
function translatorOf(format: TariffFormat, settings: Conventions | undefined): Translator | undefined {
  switch (format) {
    case 'penstock':
      return (input) => translatePenstock(input, settings)
    case 'owrs':
      return translateOwrsText
    case 'urdb':
      return translateUrdb
    default:
      return undefined
  }
}

/** A tariff of any form Penstock reads, as one of ours. `settings`: conventions of the utility, for tariffs of our own form. */
export function translateTariff(
  input: TranslationInput,
  settings?: Conventions,
): { readonly format: TariffFormat | null; readonly translation: Translation } {
  const format = detectFormat(input.text)
  const translator = format === undefined ? undefined : translatorOf(format, settings)
  if (format !== undefined && translator !== undefined) return { format, translation: translator(input) }
  const message =
    'this is neither a tariff of Penstock (JSON with "tariff" and "versions"), nor an OpenEI URDB object, nor an OWRS file'
  const translation: Translation = {
    tariff: undefined,
    conventions: {},
    assumptions: [],
    refusals: [{ code: 'TARIFF_FORMAT', field: 'tariff', message }],
    groups: {},
    determinants: {},
  }
  return { format: null, translation }
}
