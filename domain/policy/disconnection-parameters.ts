import { BOOLEAN, listOf, objectOf, oneOf, TEXT } from '../kernel/schema-parts.js'
import { gatheredParameter, parameter } from './parameter.js'
import type { SeasonWindow } from './season.js'
import { AMOUNT, DAY_COUNT, type DayCount, POSITIVE, roughDays, SEASON, WHOLE } from './value-schemas.js'

/** How a notice reaches people. `served`: handed over in person; `posted`: fixed to the door or building. */
export const NOTICE_CHANNELS = ['mail', 'served', 'posted', 'email', 'sms', 'phone', 'visit'] as const
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number]

/** A notice: how long before the act by each channel that counts as notice. A channel not named does not count. */
export interface NoticeRule {
  readonly channels: Readonly<Partial<Record<NoticeChannel, number>>>
  readonly count: 'calendar' | 'business'
}

/** Personal contact before the cut: attempts by the named channels, so long before. */
export interface PersonalContactRule {
  readonly attempts: number
  readonly channels: readonly NoticeChannel[]
  /** The last attempt that counts lies at least so long before the cut. */
  readonly lead: DayCount
  /** True where an adult must have been reached; false where the attempts are enough. */
  readonly must_reach: boolean
}

/** The days in which a cut may follow the notice. */
export interface NoticeValidity {
  /** What the notice must state. */
  readonly must_state: readonly ('issued' | 'effective' | 'expires')[]
  /** Days after the effective date on which the notice still holds; the cut must lie within. Undefined: the rule names none. */
  readonly expires_after_days?: number
}

export interface BlockedTimes {
  readonly weekdays: readonly string[]
  readonly on_holidays: boolean
  readonly on_eve_of_weekend: boolean
  readonly on_eve_of_holiday: boolean
  /** Local hours within which a cut may happen, the second not included: ["08:00", "14:00"]. */
  readonly hours?: readonly [string, string]
}

export interface SeasonRule {
  readonly window: SeasonWindow
  /** `no_cut`: no disconnection; `with_contact`: only after the contact and offers the pack names for the season. */
  readonly effect: 'no_cut' | 'with_contact'
  /** Whom it protects: every customer, or those who heat by this service. */
  readonly protects: 'all' | 'heating' | 'elderly_household'
}

/** Temperatures that forbid a cut. Degrees are whole or with one decimal, as the rule states them. */
export interface WeatherRule {
  readonly degrees: string
  readonly scale: 'F' | 'C'
  /** What is compared: the forecast for the look-ahead, the highest of the day before, or both at once. */
  readonly when: 'forecast' | 'previous_day' | 'previous_day_and_forecast'
}

export interface HeatRule {
  readonly degrees?: string
  readonly scale?: 'F' | 'C'
  /** An advisory of the weather authority forbids the cut on its day and on so many days after. */
  readonly advisory_days_after?: number
}

/** The form of a `NoticeRule`. */
export const NOTICE = objectOf(
  {
    channels: objectOf(Object.fromEntries(NOTICE_CHANNELS.map((channel) => [channel, WHOLE]))),
    count: oneOf('calendar', 'business'),
  },
  ['channels', 'count'],
)
const CHANNEL_LIST = listOf(oneOf(...NOTICE_CHANNELS))
const DEGREES = { type: 'string', pattern: '^-?[0-9]+(\\.[0-9])?$', description: 'degrees as text such as "32"' } as const

const longest = (value: NoticeRule): number =>
  Math.min(...Object.values(value.channels)) * (value.count === 'business' ? 7 / 5 : 1)

export const DISCONNECTION_PARAMETERS = {
  'cut.is_allowed': parameter<boolean>('Whether service may be disconnected for non-payment at all.', BOOLEAN, (value) =>
    value ? 0 : 1,
  ),
  'cut.min_age': parameter<DayCount>('The oldest debt must be past due at least so long.', DAY_COUNT, roughDays),
  'cut.min_amount': parameter<string>('The debt that may be collected by disconnection must reach this amount.', AMOUNT, Number),
  'notice.first': parameter<NoticeRule>('The notice of disconnection: how long before the cut, by channel.', NOTICE, longest),
  'notice.second': parameter<NoticeRule>('A second notice before the cut, by channel.', NOTICE, longest),
  'contact.personal': parameter<PersonalContactRule>(
    'Personal contact before the cut.',
    objectOf({ attempts: POSITIVE, channels: CHANNEL_LIST, lead: DAY_COUNT, must_reach: BOOLEAN }, [
      'attempts',
      'channels',
      'lead',
      'must_reach',
    ]),
    (value) => value.attempts + (value.must_reach ? 100 : 0),
  ),
  'notice.validity': parameter<NoticeValidity>(
    'What a notice must state and how long it holds.',
    objectOf({ must_state: listOf(oneOf('issued', 'effective', 'expires')), expires_after_days: POSITIVE }, ['must_state']),
    (value) => -(value.expires_after_days ?? 100_000),
  ),
  'notice.form': parameter<{ readonly colour?: string; readonly contents: readonly string[] }>(
    'How a notice looks and what it must contain.',
    objectOf({ colour: TEXT, contents: listOf(TEXT) }, ['contents']),
  ),
  'notice.third_party': parameter<boolean>('A person named by the customer receives a copy of every notice.', BOOLEAN, Number),
  'notice.languages': parameter<readonly string[]>(
    'Languages in which a notice must be available.',
    listOf(TEXT),
    (value) => value.length,
  ),
  'notice.printed_in': parameter<readonly string[]>(
    'Languages that stand on every notice beside the customer’s own.',
    listOf(TEXT),
    (value) => value.length,
  ),
  'multi_dwelling.notice': parameter<{
    readonly building: NoticeRule
    readonly each_unit: NoticeRule
    readonly parties: readonly string[]
  }>(
    'Notices where one account serves several dwellings: to the building, to each unit, and to others.',
    objectOf({ building: NOTICE, each_unit: NOTICE, parties: listOf(TEXT, 0) }, ['building', 'each_unit', 'parties']),
    (value) => longest(value.each_unit),
  ),
  'cut.blocked_times': gatheredParameter<BlockedTimes>(
    'Days and hours without a cut.',
    objectOf(
      {
        weekdays: listOf(oneOf('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'), 0),
        on_holidays: BOOLEAN,
        on_eve_of_weekend: BOOLEAN,
        on_eve_of_holiday: BOOLEAN,
        hours: {
          type: 'array',
          minItems: 2,
          maxItems: 2,
          items: { type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', description: 'a time of day as HH:MM' },
        },
      },
      ['weekdays', 'on_holidays', 'on_eve_of_weekend', 'on_eve_of_holiday'],
    ),
  ),
  'season.rule': gatheredParameter<SeasonRule>(
    'A season in which disconnection is forbidden or bound to more.',
    objectOf(
      { window: SEASON, effect: oneOf('no_cut', 'with_contact'), protects: oneOf('all', 'heating', 'elderly_household') },
      ['window', 'effect', 'protects'],
    ),
  ),
  'weather.low': gatheredParameter<WeatherRule>(
    'No cut at or below this temperature.',
    objectOf({ degrees: DEGREES, scale: oneOf('F', 'C'), when: oneOf('forecast', 'previous_day', 'previous_day_and_forecast') }, [
      'degrees',
      'scale',
      'when',
    ]),
  ),
  'weather.high': gatheredParameter<HeatRule>(
    'No cut at or above this temperature, or under an advisory.',
    objectOf({ degrees: DEGREES, scale: oneOf('F', 'C'), advisory_days_after: WHOLE }),
  ),
  'weather.look_ahead': parameter<{ readonly hours: number; readonly authority: string }>(
    'How far ahead a forecast counts, and whose forecast it is.',
    objectOf({ hours: POSITIVE, authority: TEXT }, ['hours', 'authority']),
    (value) => value.hours,
  ),
  'cut.max_share': parameter<{ readonly percent: string }>(
    'At most this share of the customers is disconnected in a calendar year.',
    objectOf({ percent: { type: 'string', pattern: '^[0-9]+(\\.[0-9]+)?$' } }, ['percent']),
    (value) => -Number(value.percent),
  ),
}
