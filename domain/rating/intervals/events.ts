import type { LocalDate } from '../../kernel/local-date.js'

/** Hours of one day that a utility announced: a critical peak, a coincident peak of its supplier. `toMinute` is not included. */
export interface EventWindow {
  readonly day: LocalDate
  readonly fromMinute: number
  readonly toMinute: number
}

/** Announced hours by the name the tariff asks for them. A list without entries says that there were none. */
export type EventCalendar = Readonly<Record<string, readonly EventWindow[]>>
