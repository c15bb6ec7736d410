import type { LocalDate } from '../kernel/local-date.js'
import type { ParameterKey } from './parameters.js'
import type { SeasonWindow } from './season.js'

/**
 * How far a value may be trusted. `V`: read in a copy of the source; `V/S`: partly from the source, partly from secondary ones; `S`: a
 * secondary source; `G`: general knowledge, which a preset may not hold; `U`: the utility's own decision, which needs no other source.
 */
export const MARKS = ['V', 'V/S', 'S', 'G', 'U'] as const
export type Mark = (typeof MARKS)[number]

/** True where a row is shown as unconfirmed until a person has read its source: what rests on secondary sources or general knowledge. */
export function isUnconfirmedMark(mark: Mark): boolean {
  return mark === 'S' || mark === 'V/S' || mark === 'G'
}

/** What a pack speaks for, from the widest to the narrowest; a pack extends packs of wider levels only. */
export const PACK_LEVELS = ['state', 'commission', 'utility', 'class'] as const
export type PackLevel = (typeof PACK_LEVELS)[number]

export const ENTITIES = ['investor_owned', 'municipal', 'cooperative', 'retailer', 'provider_of_last_resort'] as const
export type Entity = (typeof ENTITIES)[number]

/** To whom and when a row applies; a member left out leaves it open. Every member given must hold. */
export interface PolicyScope {
  readonly entities?: readonly Entity[]
  readonly services?: readonly string[]
  readonly customer_classes?: readonly string[]
  /** Programmes and circumstances of the customer or account, at least one of which must hold: `low_income`, `winter_heating` … */
  readonly programmes?: readonly string[]
  readonly season?: SeasonWindow
}

/** One value of one parameter, with where it is from. */
export interface PolicyRow {
  readonly key: ParameterKey
  readonly value: unknown
  readonly scope?: PolicyScope
  /** First day in force, included; null: since before anyone asks. */
  readonly from: LocalDate | null
  /** Last day in force, included; null: until further notice. */
  readonly to: LocalDate | null
  readonly citation: string
  readonly mark: Mark
  /** The rule in a sentence, for people. */
  readonly says: string
  /** Why this row may weaken what a wider pack gives the customer; without it a weaker row is refused. */
  readonly weaker_because?: string
}

/** A policy pack as its file states it. */
export interface PolicyPack {
  readonly pack: string
  readonly name: string
  readonly level: PackLevel
  /** The place it speaks for: `US-IL`, `US-NY`, `GB` … */
  readonly jurisdiction: string
  /** What kind of utility it is: stated by the pack of a utility itself, and by no other. */
  readonly entity?: Entity
  /** Packs it builds upon, the widest first. Their rows hold where this one says nothing. */
  readonly extends?: readonly string[]
  /** A pack to copy from, not to govern by: the only kind that may hold rows marked `G`. */
  readonly is_example?: boolean
  /** When the sources were last read by its author. */
  readonly read_on: LocalDate
  readonly note?: string
  readonly rows: readonly PolicyRow[]
}

/** A row with the pack, and the version of the pack, it stands in. */
export interface PlacedRow {
  readonly pack: string
  readonly version: number
  readonly index: number
  readonly row: PolicyRow
}

/** A released version of a pack. */
export interface PackVersion {
  readonly version: number
  readonly document: PolicyPack
}
