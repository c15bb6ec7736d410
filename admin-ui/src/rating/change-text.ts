import { percentText } from '../what-if/what-if-words.js'

const A_FIGURE = /^-?\d+(\.\d+)?$/

/** By how much a price changed: `+3.9 %`; a dash where one of the two is no figure. */
export function changeText(was: string | null, now: string | null): string {
  const [before, after] = [was, now].map((text) => text?.replace('−', '-') ?? '')
  if (before === undefined || after === undefined || !A_FIGURE.test(before) || !A_FIGURE.test(after)) return '–'
  return percentText(before, after)
}
