import type { AppointmentRow } from '../../db/fieldwork/appointment-store.js'

type Span = Pick<AppointmentRow, 'appointmentOn' | 'startsAt' | 'endsAt'>

/** An appointment in a sentence. */
export function appointmentWords({ appointmentOn, startsAt, endsAt }: Span): string {
  return `${appointmentOn} between ${startsAt} and ${endsAt}`
}

/** An appointment as the fields of a message. */
export function appointmentFields({ appointmentOn, startsAt, endsAt }: Span): { readonly date: string; readonly window: string } {
  return { date: appointmentOn, window: `${startsAt} – ${endsAt}` }
}
