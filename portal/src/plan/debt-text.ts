import { dateText, type Words } from '../texts/words.js'

/** A debt as people call it: what it is, and when it was due. */
export function debtText(debt: { readonly kind: string; readonly dueOn: string }, { t, language }: Words): string {
  const { kinds, dueOn } = t.plan
  const name = debt.kind in kinds ? kinds[debt.kind as keyof typeof kinds] : kinds.other
  return `${name}, ${dueOn(dateText(debt.dueOn, language))}`
}
