/**
 * What one period leaves to the next, as plain data that is stored with a bill and handed to the rating of the next period: by rule,
 * each figure exact decimal text or a day. What a rule keeps there, its own file says.
 */
export type CarriedState = Readonly<Record<string, CarriedEntry>>

export type CarriedEntry = Readonly<Record<string, string>>
