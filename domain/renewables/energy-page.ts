import { addMonths, type LocalDate } from '../kernel/local-date.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'

/** Stands in a message for the code of a page until the message leaves; written so that staff who read the message understand it. */
const CODE_MARK = /#\u2039code of energy page (\d{1,15})\u203a/
/** A page is good for so many months at most: nobody looks for a letter that is older. */
const MONTHS_AT_MOST = 24

/** The link of a message as it is stored: whose page it opens, without the code. */
export function storedPageLink(pageUrl: string, pageId: number): string {
  return `${pageUrl}#\u2039code of energy page ${pageId}\u203a`
}

/** The page whose code a text still wants; undefined where it wants none. */
export function pageWanted(text: string): number | undefined {
  const found = CODE_MARK.exec(text)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** The text with the code in its link. */
export function withPageCode(text: string, code: string): string {
  return text.replace(CODE_MARK, `#${code}`)
}

/** Whether a page may open until a day, the day included: today at least, two years at most. */
export function mayOpenUntil(validUntil: LocalDate, today: LocalDate): Outcome<void, 'ENERGY_PAGE_DAY'> {
  const last = addMonths(today, MONTHS_AT_MOST)
  if (validUntil >= today && validUntil <= last) return done(undefined)
  return refused('ENERGY_PAGE_DAY', `The page must open today at least, and until ${last} at most.`, { last })
}

export interface PageStanding {
  readonly validUntil: LocalDate
  readonly endedOn: LocalDate | null
  /** The customer it was sent to, and who has the account now. */
  readonly customerId: string
  readonly accountCustomerId: string
}

/** Whether whoever has the code still sees the account: until its last day, not once it was taken back or the account is somebody else's. */
export function opensPage(page: PageStanding, today: LocalDate): boolean {
  return page.endedOn === null && page.validUntil >= today && page.customerId === page.accountCustomerId
}
