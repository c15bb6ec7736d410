/** 4 groups of 5 letters and digits, none of which looks like another. */
const CODE = /^[a-hjkmnp-z2-9]{5}(-[a-hjkmnp-z2-9]{5}){3}$/

/** True for what may be a code that people read from a letter and type: of an offer, or of a page of their own. */
export function isReadableCode(text: string): boolean {
  return CODE.test(text)
}
