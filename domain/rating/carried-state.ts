/**
 * What one period leaves to the next, as plain data that is stored with a bill and handed to the rating of the next period: by rule,
 * each figure exact decimal text or a day. What a rule keeps there, its own file says.
 */
export type CarriedState = Readonly<Record<string, CarriedEntry>>

export type CarriedEntry = Readonly<Record<string, string>>

/** The state as one text, the same for the same state in whatever order it was written; empty where there is none. */
export function stateText(state: CarriedState | null | undefined): string {
  const rules = Object.entries(state ?? {}).map(([rule, entry]): [string, string] => [
    rule,
    Object.entries(entry)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, value]) => `${name}=${value}`)
      .join('&'),
  ])
  return rules
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([rule, entry]) => `${rule}?${entry}`)
    .join(' ')
}
