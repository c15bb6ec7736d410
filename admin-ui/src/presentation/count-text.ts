import { numberText } from './money-text.js'

/** `1 bill`, `287 bills`, `1,204 entries`: a count with its noun. */
export function countText(number: number, noun: string, nouns: string = `${noun}s`): string {
  return `${numberText(number)} ${number === 1 ? noun : nouns}`
}
