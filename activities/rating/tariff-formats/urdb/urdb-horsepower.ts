import type { UrdbDraft } from './urdb-draft.js'

/**
 * Horsepower that are connected (pumps, mills). No meter counts them: they are stated by the option `horsepower`, and without it the
 * member is refused by its name.
 */
export function connectedHorsepower(draft: UrdbDraft, field: string): string {
  const { options } = draft.input
  if (!options.has('horsepower')) {
    const message = `${field} is in hp: the horsepower that are connected are not in the usage; the option horsepower=NUMBER states them`
    draft.reader.refuse('UNIT', field, message)
    return '0'
  }
  return options.text('horsepower', /^\d{1,9}(\.\d{1,9})?$/, '0', '')
}
