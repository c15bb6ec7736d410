import type { Decimal } from '../kernel/decimal.js'
import type { LocalDate } from '../kernel/local-date.js'
import type { PolicySubject } from '../policy/find-policy.js'
import type { OpenItemKind } from '../receivables/open-item.js'

/** An open debt of an account. */
export interface OpenDebt {
  readonly itemId: number
  readonly kind: OpenItemKind
  readonly dueOn: LocalDate
  readonly open: Decimal
}

/** Everything the rules on writing off ask about an account, as it stands now. */
export interface WriteOffFacts {
  readonly accountId: string
  /** Whom the packs are asked about. */
  readonly subject: PolicySubject
  readonly isClosed: boolean
  /** Agreements that have not ended, or whose end is not billed yet. */
  readonly openAgreements: number
  /** The oldest due first. Deposits asked for are none: what was not paid of them is not lost. */
  readonly debts: readonly OpenDebt[]
  /** Credits that have not been used, as a positive amount. */
  readonly credit: Decimal
  /** When the newest credit came; null where there is none. */
  readonly creditSince: LocalDate | null
  readonly disputed: Decimal
  readonly isBankrupt: boolean
  readonly hasPlan: boolean
  readonly isHeld: boolean
  readonly holdsDeposit: boolean
}

/** Why somebody proposes to write a debt off; `aged` is the word of the rule itself. */
export const WRITE_OFF_CAUSES = ['aged', 'uncollectible', 'deceased'] as const
export type WriteOffCause = (typeof WRITE_OFF_CAUSES)[number]

/** `small_credit` is a tiny credit written up as income; the others write a debt down as an expense. */
export const WRITE_OFF_KINDS = ['bad_debt', 'small_debit', 'small_credit'] as const
export type WriteOffKind = (typeof WRITE_OFF_KINDS)[number]

/** Who must agree before it is posted. */
export const WRITE_OFF_APPROVALS = ['none', 'collections', 'supervisor'] as const
export type WriteOffApproval = (typeof WRITE_OFF_APPROVALS)[number]
