import { addMonths, type LocalDate } from '../kernel/local-date.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'

/** The member `retention` of settings.json. */
export interface RetentionFile {
  readonly years: number
}

const USUAL_YEARS = 7

/** Years after the close of a customer's last account during which the utility must be able to say who they were. */
export function retentionYears(file: RetentionFile | undefined): number {
  return file?.years ?? USUAL_YEARS
}

/** How a customer stands with the utility, as far as erasing them is concerned. */
export interface ErasureStanding {
  readonly erasedOn: LocalDate | null
  readonly openAccounts: readonly string[]
  readonly closedAccounts: readonly string[]
  /** Accounts with open items, deposits held, or a credit. */
  readonly accountsWithMoney: readonly string[]
  readonly openCases: number
  readonly lastClosedOn: LocalDate | null
}

type Code = 'ERASED_ALREADY' | 'ERASE_ACCOUNT_OPEN' | 'ERASE_MONEY_OPEN' | 'ERASE_CASE_OPEN' | 'ERASE_RETAINED'

/** What stays when the person is erased, as sentences; or why they cannot be. */
export function decideErasure(standing: ErasureStanding, years: number, today: LocalDate): Outcome<readonly string[], Code> {
  if (standing.erasedOn !== null) return refused('ERASED_ALREADY', `This person was erased on ${standing.erasedOn}.`)
  if (standing.openAccounts.length > 0) {
    return refused('ERASE_ACCOUNT_OPEN', `Close their accounts first: ${standing.openAccounts.join(', ')}.`)
  }
  if (standing.accountsWithMoney.length > 0) {
    return refused('ERASE_MONEY_OPEN', `Money is open on ${standing.accountsWithMoney.join(', ')}. Settle it first.`)
  }
  if (standing.openCases > 0) return refused('ERASE_CASE_OPEN', 'A case of theirs is open. Close it first.')
  const until = standing.lastClosedOn === null ? null : addMonths(standing.lastClosedOn, years * 12)
  if (until !== null && today < until) {
    return refused(
      'ERASE_RETAINED',
      `Their last account closed on ${standing.lastClosedOn}; who they were must be known until ${until}.`,
      {
        until,
      },
    )
  }
  const accounts = standing.closedAccounts
  return done([
    ...(accounts.length === 0
      ? []
      : [
          `Bills as they were printed, entries, payments and reads of ${accounts.join(', ')} stay: they are the utility’s books.`,
        ]),
    'Consents and identity checks stay as proof, without what was said.',
    'The audit stays: who changed what, with the values of then.',
    'Messages that were sent stay with their record of delivery.',
  ])
}
