/**
 * Today's date on the wall of a time zone. The only place where Penstock asks the machine what day it is; everything else takes
 * the business date from `loadUtility`.
 */
export function localDateIn(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(
    new Date(),
  )
  const part = (type: string): string => parts.find((entry) => entry.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}
