/** What happened to a household, as a diary would have it: days as YYYY-MM-DD, amounts in cents, both ends of a time included. */
export interface Spell {
  readonly from: string
  /** Null: still lasts. */
  to: string | null
}

export interface Bill {
  readonly dueOn: string
  open: number
}

export interface Certificate extends Spell {
  readonly byOwnWord: boolean
  /** Certificates of this arrearage before it. */
  readonly renewals: number
  readonly cannotPayAndArranges: boolean
}

export interface Letter {
  readonly stage: 'first' | 'second'
  readonly to: 'customer' | 'building' | 'unit' | 'party'
  readonly party: string | null
  readonly by: 'mail' | 'served' | 'posted'
  /** Null until it leaves. */
  sentOn: string | null
  isLost: boolean
}

export interface Attempt {
  readonly by: 'phone' | 'visit'
  readonly on: string
  readonly reached: 'customer' | 'adult' | 'emergency_contact' | 'nobody'
  readonly leftDoorHanger: boolean
  readonly offeredPrepayment: boolean
}

export interface Cut {
  readonly on: string
  /** HH:MM. */
  readonly at: string
  /** What was owed and open on that day, as it was then. */
  readonly bills: readonly Bill[]
}

export interface Household {
  readonly heatsByService: boolean
  readonly dwellings: number
  /** Day of birth of the eldest; null: nobody to speak of. */
  readonly elderBornOn: string | null
  readonly elderLivesAlone: boolean
  readonly infantBornOn: string | null
  readonly isDisabled: boolean
  readonly onLifeSupport: boolean
  /** A programme it takes part in. */
  readonly programme: string | null
}

export interface History {
  readonly household: Household
  readonly bills: Bill[]
  readonly certificates: Certificate[]
  readonly pledges: { readonly from: string; readonly cents: number }[]
  readonly bankruptcies: Spell[]
  readonly holds: Spell[]
  readonly storms: readonly { readonly from: string; readonly to: string }[]
  readonly disputes: (Spell & { readonly cents: number })[]
  readonly plans: Spell[]
  readonly moves: Spell[]
  readonly letters: Letter[]
  readonly attempts: Attempt[]
  readonly cuts: Cut[]
  isConnected: boolean
}
