/** What a contact can be about, the most frequent first. */
export const NOTE_TYPES = [
  'general',
  'billing',
  'payment',
  'start_stop',
  'outage',
  'meter',
  'complaint',
  'data_change',
  'identity',
] as const

export type NoteType = (typeof NOTE_TYPES)[number]
