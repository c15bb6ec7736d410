import type { BankMovement } from '../rating/bank-movement.js'
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
  /** Of a cancelled bill: the day it was cancelled, and the bill that took its place. */
  readonly cancelledOn?: LocalDate
  readonly replacedByBillNumber?: string
  readonly currency: string
  /** ISO 639-1; a language without a catalogue is printed in English. */
  readonly language: string
  readonly utility: BillDocumentUtility
  readonly account: {
    readonly accountId: string
    readonly customerName: string
    /** The name as mail reaches the customer, printed where no installed font has the letters of `customerName`. */
    readonly mailName?: string
    /** Lines below the name: street, more, city with state and postcode, country where it is abroad. */
    readonly mailingLines: readonly string[]
    /** Of the mailing address, for the order and the manifest of a print run. */
    readonly postcode: string
    readonly customerClass: string
  }
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
  /** The bill before this one, for the comparison of new charges; absent on a first bill. */
  readonly previousBill?: { readonly billNumber: string; readonly issuedOn: LocalDate; readonly newCharges: string }
  readonly previousBalance: string
  /** Payments and other movements since the last bill, newest last; amounts negative where they lower the balance. */
  readonly movements: readonly BillDocumentMovement[]
  readonly currentCharges: string
  readonly taxes: string
  /** Charges and taxes of this bill. */
  readonly newCharges: string
  /** Previous balance + movements + new charges. Negative: a credit. */
  readonly totalDue: string
  readonly segments: readonly BillDocumentSegment[]
  readonly messages: readonly string[]
}

export interface BillDocumentUtility {
  readonly name: string
  readonly addressLines: readonly string[]
  /** Where cheques go, first line the payee; the utility's name and address where absent. */
  readonly remitLines?: readonly string[]
  readonly phone?: string
  /** When the telephone is answered, as printed: `Mon–Fri 8:00–17:00`. */
  readonly phoneHours?: string
  /** Leaks, outages, at any hour. */
  readonly emergencyPhone?: string
  readonly email?: string
  readonly website?: string
  /** Sentences that say how to pay; a sensible set is made from the contacts where absent. */
  readonly waysToPay?: readonly string[]
}

export interface BillDocumentMovement {
  readonly on: LocalDate
  readonly text: string
  readonly amount: string
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
  /** What the customer should know about this period, in the order printed. */
  readonly flags?: readonly BillDocumentFlag[]
  readonly quantity: string
  readonly unit: string
  readonly lines: readonly BillDocumentLine[]
  readonly total: string
  /** Total of the same agreement on the bill before; absent on its first bill. */
  readonly previousTotal?: string
  readonly meters: readonly BillDocumentMeter[]
  /** Energy or money put by for later bills; absent where the service has none. */
  readonly banks?: readonly BankMovement[]
  /** Oldest first, at most 13 periods including this one. */
  readonly usageHistory: readonly BillDocumentUsage[]
}

export type BillDocumentFlag = 'first' | 'final' | 'catch_up' | 'zero_use'

export interface BillDocumentLine {
  readonly lineCode: string
  readonly label: string
  readonly from: LocalDate
  readonly to: LocalDate
  readonly quantity: string
  /** A unit, or the bill's currency where the rate is a share of an amount (a tax, a discount). */
  readonly unit: string
  readonly rate: string
  readonly amount: string
  readonly isTax: boolean
}

export interface BillDocumentMeter {
  readonly meterId: string
  readonly register: string
  /** `demand`: the register shows the highest load since it was reset; its opening value means nothing. */
  readonly role?: 'consumption' | 'demand'
  readonly openingOn: LocalDate
  readonly openingValue: string
  readonly closingOn: LocalDate
  readonly closingValue: string
  readonly closingKind: 'actual' | 'estimated' | 'customer'
  readonly multiplier: string
  readonly use: string
  readonly unit: string
}

export interface BillDocumentUsage {
  readonly periodTo: LocalDate
  readonly days: number
  readonly quantity: string
  readonly unit: string
}
