import type { LocalDate } from '../kernel/local-date.js'

/** Agreements of one account whose meters are billed together. */
export interface Aggregation {
  readonly aggregationId: string
  readonly name: string
  /**
   * `sum`: what all meters count is billed at the first one's tariff, and the others count nothing. `rank`: what the first one gives beyond
   * its own use is credited to the others in their order, each at most its use.
   */
  readonly method: 'sum' | 'rank'
  readonly leadAgreementId: string
  /** The others, in their order; `from` and `to` both included, `to` null: goes on. */
  readonly members: readonly { readonly agreementId: string; readonly from: LocalDate; readonly to: LocalDate | null }[]
}
