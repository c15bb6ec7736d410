/** Stands in a message for the code of an offer until the message leaves; written so that staff who read the message understand it. */
const CODE_MARK = /#\u2039code of offer (\d{1,15})\u203a/

/** The link of a message as it is stored: whose page it opens, without the code. */
export function storedOfferLink(pageUrl: string, offerId: number): string {
  return `${pageUrl}#\u2039code of offer ${offerId}\u203a`
}

/** The offer whose code a text still wants; undefined where it wants none. */
export function offerWanted(text: string): number | undefined {
  const found = CODE_MARK.exec(text)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** The text with the code in its link. */
export function withOfferCode(text: string, code: string): string {
  return text.replace(CODE_MARK, `#${code}`)
}
