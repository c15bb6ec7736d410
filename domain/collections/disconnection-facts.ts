import type { BusinessCalendar } from '../kernel/business-calendar.js'
import type { Decimal } from '../kernel/decimal.js'
import type { LocalDate } from '../kernel/local-date.js'
import type { NoticeChannel } from '../policy/disconnection-parameters.js'
import type { Entity } from '../policy/policy-pack.js'

/** What protects a household, or holds collection of its debt. Each is recorded with its evidence; which of them counts is the policy's word. */
export const PROTECTION_KINDS = [
  'medical',
  'life_support',
  'age',
  'infant',
  'disability',
  'programme',
  'pledge',
  'bankruptcy',
] as const
export type ProtectionKind = (typeof PROTECTION_KINDS)[number]

export const PROTECTION_SOURCES = ['customer', 'certificate', 'agency', 'court', 'utility', 'import'] as const
export type ProtectionSource = (typeof PROTECTION_SOURCES)[number]

export interface ProtectionFact {
  readonly id: number
  readonly kind: ProtectionKind
  readonly source: ProtectionSource
  readonly beginsOn: LocalDate
  /** Last day, included, as its evidence states it; null: until further notice. */
  readonly endsOn: LocalDate | null
  /** First day on which it no longer holds because somebody ended it. */
  readonly endedOn: LocalDate | null
  /** Of a programme: its code. */
  readonly programme: string | null
  /** Of a pledge: what the agency will pay. */
  readonly amount: Decimal | null
  /** Of age and infants. */
  readonly bornOn: LocalDate | null
  /** Of age: lives alone, or with people who are protected themselves or with children only. */
  readonly livesAlone: boolean
  /** Of a medical certificate: renewals before it, of its own and over all certificates since the debt began. */
  readonly renewals: number
  readonly renewalsInArrearage: number
  /** Of a medical certificate: cannot pay, and is willing to make an arrangement. */
  readonly cannotPayAndArranges: boolean
}

/** Somebody holds collection: of one account, of a class, or in an area. */
export interface HoldFact {
  readonly id: number
  readonly scope: 'account' | 'class' | 'area'
  readonly reason: string
  readonly fromOn: LocalDate
  /** Last day, included; null: until released. */
  readonly toOn: LocalDate | null
}

/** Disconnections pause in the area while a storm lasts. */
export interface StormFact {
  readonly name: string
  readonly fromOn: LocalDate
  readonly toOn: LocalDate | null
}

/** What is owed for the service itself and not disputed item by item. */
export interface DebtFact {
  readonly dueOn: LocalDate
  readonly open: Decimal
}

export const NOTICE_STAGES = ['first', 'second'] as const
export type NoticeStage = (typeof NOTICE_STAGES)[number]
export const NOTICE_RECIPIENTS = ['customer', 'third_party', 'building', 'unit', 'party'] as const
export type NoticeRecipient = (typeof NOTICE_RECIPIENTS)[number]

/** A notice of disconnection as it went out. */
export interface NoticeFact {
  readonly stage: NoticeStage
  readonly recipient: NoticeRecipient
  /** Of a party beside the customer: the health officer, a unit's number. */
  readonly party: string | null
  readonly channel: NoticeChannel
  /** The day it was mailed, sent, handed over or posted; null: it has not gone out yet. */
  readonly issuedOn: LocalDate | null
  readonly delivery: 'unknown' | 'delivered' | 'failed'
  /** As printed on it: the first and the last day on which service may be cut. */
  readonly effectiveOn: LocalDate | null
  readonly expiresOn: LocalDate | null
}

export const CONTACT_REACHED = ['customer', 'adult', 'emergency_contact', 'nobody'] as const
export type ContactReached = (typeof CONTACT_REACHED)[number]

/** An attempt to reach the household in person, and whom it reached. */
export interface ContactFact {
  readonly channel: NoticeChannel
  readonly on: LocalDate
  readonly reached: ContactReached
  readonly leftDoorHanger: boolean
  readonly offeredPrepayment: boolean
}

/** Degrees Fahrenheit with at most one decimal, as text; an advisory of the weather authority for a day, or that there is none. */
export interface WeatherFact {
  readonly kind: 'forecast' | 'observation' | 'advisory'
  readonly on: LocalDate
  readonly low: string | null
  readonly high: string | null
  readonly isAdvised: boolean
  /** The business day on which it was read. A forecast read on an earlier day is stale. */
  readonly readOn: LocalDate
  readonly source: string
}

/** Everything a decision on disconnection depends on, as it was known at one moment. Days are included unless said otherwise. */
export interface DisconnectionFacts {
  /** The business day on which the facts were read. */
  readonly knownOn: LocalDate
  readonly entity: Entity
  readonly service: string
  readonly customerClass: string
  readonly hasLowIncomeDiscount: boolean
  /** Null: not known, and then taken as heated by it. */
  readonly heatsByService: boolean | null
  readonly dwellings: number
  /** Units of a building that must each be told, where it has several dwellings. */
  readonly serviceState: 'connected' | 'cut' | 'ended'
  readonly debts: readonly DebtFact[]
  /** What of the account's debt is disputed. */
  readonly disputed: Decimal
  readonly protections: readonly ProtectionFact[]
  readonly holds: readonly HoldFact[]
  readonly storms: readonly StormFact[]
  readonly plan: { readonly isInGoodStanding: boolean; readonly name: string } | null
  /** A move-out or transfer that is under way. */
  readonly movesOut: { readonly requestId: string; readonly stopOn: LocalDate } | null
  readonly notices: readonly NoticeFact[]
  readonly contacts: readonly ContactFact[]
  readonly weather: readonly WeatherFact[]
  /** Disconnections for non-payment so far in this calendar year, and customers in all. */
  readonly cutsThisYear: number
  readonly customers: number
  readonly calendar: BusinessCalendar
}

/** A day and a time of that day (HH:MM) in the zone of the utility; null leaves the hour open. */
export interface Moment {
  readonly on: LocalDate
  readonly at: string | null
}
