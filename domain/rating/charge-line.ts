import type { LocalDate } from '../kernel/local-date.js'
import type { LineDerivation } from './derivation.js'

export const LINE_KINDS = ['charge', 'surcharge', 'discount', 'tax'] as const
export type LineKind = (typeof LINE_KINDS)[number]

/** What a tariff says about a period: one line of a bill. All figures are decimal text. */
export interface ChargeLine {
  readonly ruleId: string
  /** The rate book's own code (W-BASE); with the agreement and the dates it identifies the line. */
  readonly lineCode: string
  readonly label: string
  readonly kind: LineKind
  /** First and last day the line covers, both included. */
  readonly from: LocalDate
  readonly to: LocalDate
  /** At most six decimals, for reading. The amount comes from the exact figure, which the derivation holds. */
  readonly quantity: string
  readonly unit: string
  readonly rate: string
  /** In whole minor units of the currency, negative for a credit. */
  readonly amount: string
  /** Of a tax: the authority it is owed to, a key of the settings' `tax_authorities`. */
  readonly taxAuthority?: string
  readonly derivation: LineDerivation
}
