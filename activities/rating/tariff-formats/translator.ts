import type { LocalDate } from '../../../domain/kernel/local-date.js'
import type { Conventions, TariffFile } from '../../../domain/rating/tariff.js'
import type { LineGroup, RateAssumption, RateRefusal } from '../rate-check/contract.js'
import type { TranslationOptions } from './translation-options.js'

/** What a translator is given: the text of the file, and what the file itself leaves open. */
export interface TranslationInput {
  readonly text: string
  readonly options: TranslationOptions
  /** First day of what is rated. */
  readonly from: LocalDate
  readonly attributes: Readonly<Record<string, string>>
  /** The usage holds energy that was given to the grid. */
  readonly receivesEnergy: boolean
  /** The usage counts reactive energy, or it is not known yet what it will count. */
  readonly hasReactiveEnergy: boolean
  /** Holidays are handed in beside the tariff. */
  readonly hasCalendar: boolean
  /** Names of the lists of announced events that are handed in beside the tariff. */
  readonly announced: readonly string[]
}

/** A rate of another form as a tariff of ours, with every assumption that was made and every reason it cannot be. */
export interface Translation {
  /** undefined: there is a refusal. */
  readonly tariff: TariffFile | undefined
  /** Conventions the file's own form has, which stand where settings of a utility otherwise do. */
  readonly conventions: Conventions
  readonly assumptions: readonly RateAssumption[]
  readonly refusals: readonly RateRefusal[]
  /** Which part of the bill the lines of a rule belong to; by kind of charge where it is left out. */
  readonly groups: Readonly<Record<string, LineGroup>>
  /** The same for lines of their own code, before their rule. */
  readonly lineGroups?: Readonly<Record<string, LineGroup>>
  /** Figures of the facts that go into `determinants` beside those the engine gives: name of the figure → name of the quantity. */
  readonly determinants: Readonly<Record<string, string>>
  /** The customer's attributes in the spelling of the tariff's tables; as they were given where it is left out. */
  readonly attributes?: Readonly<Record<string, string>>
}

export type Translator = (input: TranslationInput) => Translation
