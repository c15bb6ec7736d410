import { type Decimal, decimal } from '../kernel/decimal.js'
import { addMonths, type LocalDate } from '../kernel/local-date.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'

export interface WaiverRule {
  readonly per_year: number
  readonly amount: string
}

/** The last day whose waivers no longer count against the limit: twelve months back. */
export function waiversCountAfter(today: LocalDate): LocalDate {
  return addMonths(today, -12)
}

/**
 * Whether somebody may waive a late fee. Who may waive any needs no rule; who may not is held to the number of waivers of the account within
 * twelve months and to the amount of each, and may waive none where no rule says so. Refuses LATE_FEE_TAKEN_BACK and LATE_FEE_WAIVER_LIMIT.
 */
export function decideWaiver(
  rule: WaiverRule | null,
  fee: {
    readonly amount: Decimal
    readonly isTakenBack: boolean
    readonly waivedWithinYear: number
    readonly mayWaiveAny: boolean
  },
): Outcome<'waived'> {
  if (fee.isTakenBack) return refused('LATE_FEE_TAKEN_BACK', 'This fee has been taken back already.')
  if (fee.mayWaiveAny) return done('waived')
  if (rule === null) return refused('LATE_FEE_WAIVER_LIMIT', 'No rule lets representatives waive late fees: ask a supervisor.')
  if (fee.waivedWithinYear >= rule.per_year) {
    return refused(
      'LATE_FEE_WAIVER_LIMIT',
      `${fee.waivedWithinYear} late fee(s) of this account were waived within twelve months, the limit is ${rule.per_year}: ask a supervisor.`,
      { waived: fee.waivedWithinYear, limit: rule.per_year },
    )
  }
  if (fee.amount.gt(decimal(rule.amount))) {
    return refused('LATE_FEE_WAIVER_LIMIT', `A fee above ${rule.amount} is waived by a supervisor.`, { limit: rule.amount })
  }
  return done('waived')
}
