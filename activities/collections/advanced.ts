/** How a step of a case leaves its process: `again` takes the next step at once; `until` is the day it looks again by itself. */
export type Advanced =
  | { readonly kind: 'again' }
  | { readonly kind: 'end' }
  | { readonly kind: 'wait'; readonly until: string | null }
