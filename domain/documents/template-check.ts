import { done, type Outcome, refused } from '../kernel/outcome.js'
import type { TemplateText } from './message-texts.js'
import { fieldsIn, type MergeField, STANDARD_FIELDS } from './render-message.js'

/** Text messages longer than this are cut into many by every provider, and paid as many. */
export const SHORT_TEXT_MAX = 480

export type TemplateCode = 'TEMPLATE_TEXTS_INVALID' | 'MERGE_FIELD_UNKNOWN'

/**
 * The texts of a new version: English is among them, since it is what a customer gets whose language is not; each language stands once;
 * only declared fields occur. Refuses TEMPLATE_TEXTS_INVALID and MERGE_FIELD_UNKNOWN with the language and the field.
 */
export function checkTexts(texts: readonly TemplateText[], declared: readonly MergeField[]): Outcome<undefined, TemplateCode> {
  const languages = texts.map((text) => text.language)
  if (!languages.includes('en')) {
    return refused('TEMPLATE_TEXTS_INVALID', 'An English text is needed: it is sent where the customer’s language has none.')
  }
  const twice = languages.find((language, index) => languages.indexOf(language) !== index)
  if (twice !== undefined) return refused('TEMPLATE_TEXTS_INVALID', `There are two texts in ${twice}.`, { language: twice })
  const known = new Set([...STANDARD_FIELDS, ...declared].map((field) => field.name))
  for (const { language, subject, body, shortText } of texts) {
    for (const part of [subject, body, shortText ?? '']) {
      const unknown = fieldsIn(part).find((name) => !known.has(name))
      if (unknown !== undefined) {
        return refused(
          'MERGE_FIELD_UNKNOWN',
          `The text in ${language} holds {{${unknown}}}, which is no field of this template.`,
          {
            language,
            field: unknown,
          },
        )
      }
      // A brace that is no part of a field is a slip of the keyboard that would reach the customer.
      if (/\{\{|\}\}/.test(part.replaceAll(/\{\{[^{}]*\}\}/g, ''))) {
        return refused('TEMPLATE_TEXTS_INVALID', `A field in the text in ${language} is not closed.`, { language })
      }
    }
    if ((shortText?.length ?? 0) > SHORT_TEXT_MAX) {
      return refused('TEMPLATE_TEXTS_INVALID', `The short text in ${language} is longer than ${SHORT_TEXT_MAX} characters.`, {
        language,
      })
    }
  }
  return done(undefined)
}
