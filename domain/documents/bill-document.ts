import type { LocalDate } from '../kernel/local-date.js'

/**
 * All that is printed on a bill, as plain data read from the stored bill: rendering the same document twice
 * gives the same bytes. Amounts and quantities are decimal texts; periods are already in the utility's
 * printing convention.
 */
export interface BillDocument {
  readonly billNumber: string
  readonly state: 'draft' | 'issued' | 'cancelled'
  /** Set when this bill replaces a cancelled one. */
  readonly replacesBillNumber?: string
  readonly currency: string
  readonly language: string
  readonly utility: {
    readonly name: string
    readonly addressLines: readonly string[]
    readonly phone?: string
    readonly email?: string
    readonly website?: string
  }
  readonly account: {
    readonly accountId: string
    readonly customerName: string
    readonly mailingLines: readonly string[]
    readonly customerClass: string
  }
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
  readonly previousBalance: string
  /** Payments and other movements since the last bill, newest last; amounts negative where they lower the balance. */
  readonly movements: readonly { readonly on: LocalDate; readonly text: string; readonly amount: string }[]
  readonly currentCharges: string
  readonly taxes: string
  /** Charges and taxes of this bill. */
  readonly newCharges: string
  /** Previous balance + movements + new charges. Negative: a credit. */
  readonly totalDue: string
  readonly segments: readonly BillDocumentSegment[]
  readonly messages: readonly string[]
}

export interface BillDocumentSegment {
  readonly agreementId: string
  /** Code: water, sewer, stormwater, refuse, electric, gas, lighting. */
  readonly service: string
  readonly tariffCode: string
  readonly tariffName: string
  readonly premiseLines: readonly string[]
  readonly periodFrom: LocalDate
  readonly periodTo: LocalDate
  readonly days: number
  readonly quantity: string
  readonly unit: string
  readonly lines: readonly {
    readonly lineCode: string
    readonly label: string
    readonly from: LocalDate
    readonly to: LocalDate
    readonly quantity: string
    readonly unit: string
    readonly rate: string
    readonly amount: string
    readonly isTax: boolean
  }[]
  readonly total: string
  readonly meters: readonly {
    readonly meterId: string
    readonly register: string
    readonly openingOn: LocalDate
    readonly openingValue: string
    readonly closingOn: LocalDate
    readonly closingValue: string
    readonly closingKind: 'actual' | 'estimated' | 'customer'
    readonly multiplier: string
    readonly use: string
    readonly unit: string
  }[]
  /** Oldest first, at most 13 periods including this one. */
  readonly usageHistory: readonly { readonly periodTo: LocalDate; readonly days: number; readonly quantity: string; readonly unit: string }[]
}
