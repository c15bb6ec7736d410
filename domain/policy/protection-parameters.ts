import { BOOLEAN, listOf, objectOf, oneOf } from '../kernel/schema-parts.js'
import { gatheredParameter, parameter } from './parameter.js'
import { NOTICE_CHANNELS, type NoticeChannel } from './disconnection-parameters.js'
import type { SeasonWindow } from './season.js'
import { AMOUNT, DAY_COUNT, type DayCount, POSITIVE, roughDays, SEASON, WHOLE } from './value-schemas.js'

export interface AgeProtection {
  /** Protected from this age on, in full years. */
  readonly from_years: number
  /** `anyone`: someone of that age lives there; `alone`: lives alone, or with people who are protected themselves or children only. */
  readonly household: 'anyone' | 'alone'
  readonly season?: SeasonWindow
}

export interface MedicalRenewals {
  /** How often a certificate may be renewed while the debt is unpaid; undefined: as often as it is certified. */
  readonly times?: number
  /** Counted per certificate, or over all certificates during one arrearage. */
  readonly per: 'certificate' | 'arrearage'
}

export const PROTECTION_PARAMETERS = {
  'protect.age': gatheredParameter<AgeProtection>(
    'Age that protects from disconnection.',
    objectOf({ from_years: POSITIVE, household: oneOf('anyone', 'alone'), season: SEASON }, ['from_years', 'household']),
  ),
  'protect.infants': parameter<{ readonly under_months: number }>(
    'A child younger than this protects the household.',
    objectOf({ under_months: POSITIVE }, ['under_months']),
    (value) => value.under_months,
  ),
  'protect.disability': parameter<'no_cut' | 'reasonable_steps'>(
    'What a disability in the household asks for before a cut.',
    oneOf('no_cut', 'reasonable_steps'),
    (value) => (value === 'no_cut' ? 1 : 0),
  ),
  'protect.life_support': parameter<'no_cut' | 'contact_first'>(
    'What life support in the household asks for.',
    oneOf('no_cut', 'contact_first'),
    (value) => (value === 'no_cut' ? 1 : 0),
  ),
  'protect.programmes': gatheredParameter<readonly string[]>(
    'Programmes and circumstances that forbid disconnection while they last.',
    listOf({ type: 'string', minLength: 1 }),
  ),
  'life_support.contact': parameter<{
    readonly reach: readonly ('customer' | 'emergency_contact')[]
    readonly else_visit: boolean
    readonly door_hanger: boolean
    readonly within_hours?: number
  }>(
    'Who is reached before a cut where life depends on the service, and what is done where nobody is.',
    objectOf(
      {
        reach: listOf(oneOf('customer', 'emergency_contact')),
        else_visit: BOOLEAN,
        door_hanger: BOOLEAN,
        within_hours: POSITIVE,
      },
      ['reach', 'else_visit', 'door_hanger'],
    ),
  ),
  'medical.length': parameter<number>(
    'A medical certificate protects for so many days from its first.',
    POSITIVE,
    (value) => value,
  ),
  'medical.renewals': parameter<MedicalRenewals>(
    'How often a medical certificate may be renewed.',
    objectOf({ times: WHOLE, per: oneOf('certificate', 'arrearage') }, ['per']),
    (value) => value.times ?? 100_000,
  ),
  'medical.self_certified': parameter<boolean>(
    "Whether the customer's own word is enough for the medical protection.",
    BOOLEAN,
    Number,
  ),
  'medical.condition': parameter<'certificate_alone' | 'with_inability_and_arrangement'>(
    'What beside the certificate must hold.',
    oneOf('certificate_alone', 'with_inability_and_arrangement'),
    (value) => (value === 'certificate_alone' ? 1 : 0),
  ),
  'hold.pledge': parameter<{ readonly days: number; readonly min_amount?: string }>(
    'A pledge of an assistance agency holds disconnection for so many days.',
    objectOf({ days: POSITIVE, min_amount: AMOUNT }, ['days']),
    (value) => value.days,
  ),
  'hold.dispute': parameter<'disputed_amount' | 'whole_debt'>(
    'What a dispute holds: the disputed amount, or all collection.',
    oneOf('disputed_amount', 'whole_debt'),
    (value) => (value === 'whole_debt' ? 1 : 0),
  ),
  'notice.delivered_by': parameter<{ readonly channels: readonly NoticeChannel[] }>(
    'Channels of which delivery must be known before the notice counts.',
    objectOf({ channels: listOf(oneOf(...NOTICE_CHANNELS)) }, ['channels']),
    (value) => value.channels.length,
  ),
  'prepayment.offer_first': parameter<boolean>('A prepayment meter is offered before service is cut.', BOOLEAN, Number),
  'reconnect.within': parameter<{ readonly hours: number; readonly days?: DayCount }>(
    'Service is restored at the latest so long after the payment.',
    objectOf({ hours: POSITIVE, days: DAY_COUNT }, ['hours']),
    (value) => -value.hours - (value.days === undefined ? 0 : roughDays(value.days)),
  ),
  'reconnect.remote': parameter<'at_once' | 'somebody_home'>(
    'Service is restored from afar where the meter can: at once, or once the household has said that somebody is at home and nothing runs; none: a crew goes.',
    oneOf('at_once', 'somebody_home'),
    (value) => (value === 'somebody_home' ? 1 : 0),
  ),
  'reconnect.fee': parameter<{ readonly amount: string; readonly after_hours_amount?: string }>(
    'The fee for reconnection in and after working hours.',
    objectOf({ amount: AMOUNT, after_hours_amount: AMOUNT }, ['amount']),
    (value) => -Number(value.amount),
  ),
  'reconnect.fee_cap': parameter<{ readonly amount: string; readonly after_hours_amount?: string }>(
    'The most a reconnection may cost.',
    objectOf({ amount: AMOUNT, after_hours_amount: AMOUNT }, ['amount']),
    (value) => -Number(value.amount),
  ),
  'reconnect.max_payment': parameter<string>(
    'Service is restored on payment of at most this amount.',
    AMOUNT,
    (value) => -Number(value),
  ),
  'report.public': parameter<{ readonly every: 'year' | 'quarter' | 'month'; readonly counts: readonly string[] }>(
    'Counts the utility makes public.',
    objectOf({ every: oneOf('year', 'quarter', 'month'), counts: listOf({ type: 'string', minLength: 1 }) }, ['every', 'counts']),
  ),
}
