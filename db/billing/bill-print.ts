/** What the print of a bill needs beside the rating input, read in the same pass and frozen with the bill. */
export interface AccountPrintFacts {
  readonly customerName: string
  readonly customerClass: string
  readonly language: string
  readonly mailingLines: readonly string[]
  readonly postcode: string
  readonly previousBill?: PreviousBillPrint
  readonly delivery: 'email' | 'post' | 'both'
  readonly email: string | null
  /** Address lines by premise id. */
  readonly premiseLines: Readonly<Record<string, readonly string[]>>
}

/**
 * What is frozen in `bills.print` when a bill is made: names and addresses as they were, and up to twelve earlier periods of use per
 * agreement, oldest first. Together with the stored lines, the settings version and `bills.statement` it makes the printed bill
 * reproducible byte for byte.
 */
export interface BillPrint {
  readonly customerName: string
  readonly customerClass: string
  readonly language: string
  readonly mailingLines: readonly string[]
  readonly postcode: string
  readonly previousBill?: PreviousBillPrint
  readonly segments: Readonly<Record<string, SegmentPrint>>
}

export interface SegmentPrint {
  readonly tariffName: string
  readonly premiseLines: readonly string[]
  readonly usage: readonly {
    readonly periodTo: string
    readonly days: number
    readonly quantity: string
    readonly unit: string
    readonly amount: string
  }[]
}

/** Fixed in `bills.statement` when a bill is issued: what the account owed before and what moved since its last bill. */
export interface BillStatement {
  readonly previousBalance: string
  readonly movements: readonly { readonly on: string; readonly text: string; readonly amount: string }[]
  readonly totalDue: string
  readonly messages: readonly string[]
}

/** The account's bill before, for the comparison of charges. */
export interface PreviousBillPrint {
  readonly billNumber: string
  readonly issuedOn: string
  readonly newCharges: string
}
