import type { BusinessCalendar } from '../kernel/business-calendar.js'
import { ZERO } from '../kernel/decimal.js'
import type { LocalDate } from '../kernel/local-date.js'
import type { Entity, PackVersion } from '../policy/policy-pack.js'
import { CALENDAR_RULES } from './calendar-rules.js'
import type { DisconnectionFacts, WeatherFact } from './disconnection-facts.js'
import type { TraceRow } from './trace.js'
import { WEATHER_RULES } from './weather-rules.js'

/** A rule of the calendar or the weather that lets no household of a service be cut on a day. */
export interface Moratorium {
  readonly service: string
  readonly rule: string
  readonly says: string
  /** The first day on which this rule by itself may allow it again; null where something must happen first. */
  readonly until: LocalDate | null
  readonly citation: string
  readonly ruleSays: string
}

/**
 * What forbids every cut on a day, service by service, whoever lives there: seasons, days and weather. A residential household without
 * programmes is asked about, that heats by its service where one can.
 */
export function moratoriaOn(
  on: LocalDate,
  of: {
    readonly services: readonly string[]
    readonly entity: Entity
    readonly chain: readonly PackVersion[]
    readonly weather: readonly WeatherFact[]
    readonly calendar: BusinessCalendar
  },
): Moratorium[] {
  return of.services.flatMap((service) => {
    const facts: DisconnectionFacts = {
      ...ANY_HOUSEHOLD,
      knownOn: on,
      entity: of.entity,
      service,
      heatsByService: service === 'water' ? false : null,
      weather: of.weather,
      calendar: of.calendar,
    }
    return [...CALENDAR_RULES, ...WEATHER_RULES]
      .flatMap((rule) => rule({ facts, chain: of.chain, on, at: null }))
      .filter(isForbiddenToAll)
      .map(({ rule, says, citation, ruleSays, block }) => ({
        service,
        rule,
        says,
        until: block?.kind === 'until' ? block.on : null,
        citation,
        ruleSays,
      }))
  })
}

/** What staff could bring about (a contact in the season) forbids nobody's cut by itself. */
const isForbiddenToAll = ({ allows, block }: TraceRow): boolean => !allows && block?.kind !== 'act'

const ANY_HOUSEHOLD: Omit<DisconnectionFacts, 'knownOn' | 'entity' | 'service' | 'heatsByService' | 'weather' | 'calendar'> = {
  customerClass: 'residential',
  hasLowIncomeDiscount: false,
  dwellings: 1,
  serviceState: 'connected',
  debts: [],
  disputed: ZERO,
  protections: [],
  holds: [],
  storms: [],
  plan: null,
  movesOut: null,
  notices: [],
  contacts: [],
  cutsThisYear: 0,
  customers: 0,
}
