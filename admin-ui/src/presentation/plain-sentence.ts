import { dayText } from './date-text.js'

/** A sentence of the API with its days as people read them: `2026-08-14` → `14 Aug 2026`. */
export function plainSentence(sentence: string): string {
  return sentence.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => dayText(day))
}
