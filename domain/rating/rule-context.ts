import type { Conventions } from './tariff.js'
import type { ValueCompiler } from './value-compiler.js'

/** What a rule is compiled and checked against. */
export interface RuleContext {
  readonly compiler: ValueCompiler
  /** Conventions of settings, tariff and version, outermost first. */
  readonly levels: readonly (Conventions | undefined)[]
  /** False where a file is checked without the utility's settings: a choice they may state is not missed. */
  readonly settingsKnown: boolean
  /** Rule ids and line codes of the rules before. */
  readonly before: ReadonlySet<string>
  /** Of a tariff that applies to the bill: its bases are lines of other tariffs. */
  readonly anyBase: boolean
}
