/** What a contact is about. */
export const INTERACTION_TYPES = [
  'general',
  'identity',
  'billing',
  'payment',
  'start_stop',
  'outage',
  'meter',
  'complaint',
  'data_change',
] as const

export type InteractionType = (typeof INTERACTION_TYPES)[number]
