/**
 * The condition that a place answers to a search: `text` is a LIKE pattern (`$3`). An address may be typed as it is written on an envelope,
 * with its commas; the column has none, and its words are looked for in their order.
 */
export function placeLikeSql(searchText: string, text: string): string {
  return `${searchText} like fold(regexp_replace(${text}, '[[:space:],]+', '%', 'g'))`
}
