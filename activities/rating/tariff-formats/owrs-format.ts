import type { Attributes } from '../../../domain/rating/attributes.js'
import type { OwrsChoices } from '../../../domain/rating/owrs/class-context.js'
import { translateOwrs } from '../../../domain/rating/owrs/translate-owrs.js'
import { readOwrsYaml } from './read-owrs-yaml.js'
import type { TranslationOptions } from './translation-options.js'
import type { Translation, TranslationInput } from './translator.js'

/** Reads a customer class of an Open Water Rate Specification file as a tariff of ours. */
export function translateOwrsText(input: TranslationInput): Translation {
  const nothing = { conventions: {}, groups: {}, determinants: {} }
  const refused = (code: string, field: string, message: string): Translation => ({
    ...nothing,
    tariff: undefined,
    assumptions: [],
    refusals: [{ code, field, message }],
  })
  const reading = readOwrsYaml(input.text)
  if (!reading.ok) return refused('NOT_YAML', 'tariff', `line ${reading.line}: ${reading.message}`)
  const outcome = translateOwrs(reading.root, {
    attributes: input.attributes,
    inForceFrom: input.from,
    choices: choicesOf(input.options),
  })
  if (!outcome.ok) {
    const refusals = outcome.problems.map(({ code, field, line, message }) => ({
      code,
      field,
      message: `line ${line}: ${message}`,
    }))
    return { ...nothing, tariff: undefined, assumptions: [], refusals }
  }
  const { tariff, assumptions, attributes, groups } = outcome.translation
  return { ...nothing, groups, tariff, assumptions, refusals: [], attributes: textsOf(attributes) }
}

/** Each choice is asked for, and noted as an assumption, only where the file leaves it open. */
function choicesOf(options: TranslationOptions): OwrsChoices {
  return {
    get tierStarts() {
      return options.choice('tier_starts', ['first_unit', 'bound'], 'a tier ends one whole unit below the start of the next one')
    },
    get budgetRounding() {
      const why = 'starts that follow from a budget are whole units, a tie goes to the even one'
      return options.choice('budget_rounding', ['half_even', 'half_up', 'up', 'down', 'none'], why)
    },
    get unusedFields() {
      return options.choice('unused_fields', ['refuse', 'leave_out'], 'a field nothing rests on may be a slip of the pen')
    },
    get rounding() {
      return options.choice('rounding', ['half_up', 'none'], 'the bill once, to the cent; lines are not rounded')
    },
  }
}

function textsOf(attributes: Attributes): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, String(value)]))
}
