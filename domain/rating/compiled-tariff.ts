import type { LocalDate } from '../kernel/local-date.js'
import type { CompiledRule } from './compiled-rule.js'
import type { CompiledConventions } from './conventions.js'
import type { CompiledValue, ConversionRule, Scope } from './scope.js'
import type { TariffNeeds } from './tariff-needs.js'

/** One version of a tariff, ready to rate with. */
export interface CompiledVersion {
  /** First day in force. */
  readonly from: LocalDate
  /** Last day in force; undefined: it goes on. */
  readonly to: LocalDate | undefined
  readonly conventions: CompiledConventions
  readonly quantities: ReadonlyMap<string, CompiledValue>
  /** By rule id, in declared order. */
  readonly rules: ReadonlyMap<string, CompiledRule>
  readonly billedQuantity: CompiledValue | undefined
  /** What a period leaves to later ones beside what its rules leave. */
  readonly leaving: readonly ((scope: Scope) => void)[]
}

/** A tariff file that was checked and made ready once; rating it again and again parses nothing. */
export interface CompiledTariff {
  readonly code: string
  readonly name: string
  readonly appliesTo: 'agreement' | 'bill'
  readonly service: string
  readonly unit: string
  readonly conversions: ReadonlyMap<string, ConversionRule>
  readonly versions: readonly CompiledVersion[]
  readonly needs: TariffNeeds
}
