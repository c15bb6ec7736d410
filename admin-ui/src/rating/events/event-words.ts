import type { EventListJson } from '../../../../api/rating/event-contract.js'
import { dayText } from '../../presentation/date-text.js'

export type EventKind = EventListJson['kind']

const KINDS: Readonly<Record<EventKind, string>> = {
  critical_peak: 'Critical peak',
  peak_time_rebate: 'Rebate for saving',
  coincident_peak: "Supplier's peak",
}

export const EVENT_KINDS = Object.keys(KINDS) as EventKind[]

export function eventKindText(kind: EventKind): string {
  return KINDS[kind]
}

/** `13 Aug 2026, 16:00–21:00`; the day of the end too where it is another one. */
export function eventHoursText({ startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string }): string {
  const [firstDay = '', from = ''] = startsAt.split('T')
  const [lastDay = '', to = ''] = endsAt.split('T')
  return firstDay === lastDay ? `${dayText(firstDay)}, ${from}–${to}` : `${momentText(startsAt)} to ${momentText(endsAt)}`
}

/** `13 Aug 2026, 16:00`, by the clock of the utility. */
export function momentText(moment: string): string {
  const [day = '', clock = ''] = moment.split('T')
  return `${dayText(day)}, ${clock}`
}

/** What became of the bills that were made before. */
export function concernedText({
  draftsAgain,
  billsToReview,
}: {
  readonly draftsAgain: number
  readonly billsToReview: number
}): string {
  const parts = [
    ...(draftsAgain === 0 ? [] : [`${draftsAgain} draft bill${draftsAgain === 1 ? ' is' : 's are'} made anew`]),
    ...(billsToReview === 0 ? [] : [`${billsToReview} issued bill${billsToReview === 1 ? ' is' : 's are'} looked at again`]),
  ]
  return parts.length === 0 ? 'No bill was made of these days yet.' : `${parts.join(', ')}.`
}
