/** A draft may be changed; from `sent` on a quote stands as it is, and another one takes its place. */
export const QUOTE_STATES = ['draft', 'sent', 'accepted', 'declined', 'lapsed', 'replaced'] as const
export type QuoteState = (typeof QUOTE_STATES)[number]

/** Where a quote may go from each state; the database has the same edges. */
export const QUOTE_EDGES: Readonly<Record<QuoteState, readonly QuoteState[]>> = {
  draft: ['sent', 'replaced'],
  sent: ['accepted', 'declined', 'lapsed', 'replaced'],
  accepted: ['replaced'],
  declined: [],
  lapsed: [],
  replaced: [],
}
