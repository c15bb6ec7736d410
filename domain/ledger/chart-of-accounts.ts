import { invariant } from '../kernel/invariant.js'

/** What a general-ledger account is for. The kind decides which side it normally stands on and who may meet it. */
export const GL_KINDS = [
  'receivable',
  'customer_credit',
  'revenue',
  'tax_payable',
  'cash',
  'suspense',
  'deposits_held',
  'bad_debt',
  'agency_commission',
  'adjustment',
  'fee_revenue',
  'interest_expense',
  'migration_clearing',
] as const
export type GlKind = (typeof GL_KINDS)[number]

export interface GlAccount {
  readonly code: string
  readonly name: string
  readonly kind: GlKind
}

/** The chart with the roles the posting rules ask for. Built from the utility's settings, where every code is data. */
export interface ChartOfAccounts {
  readonly accounts: readonly GlAccount[]
  /** Receivable account by service; `account` is the one for what belongs to no agreement. */
  readonly receivables: Readonly<Record<string, string>> & { readonly account: string }
  readonly customerCredit: string
  /** Cash account by channel; `other` for a channel without one of its own. */
  readonly cash: Readonly<Record<string, string>> & { readonly other: string }
  readonly suspense: string
  readonly depositsHeld: string
  readonly migrationClearing: string
  readonly feeRevenue: string
  readonly badDebt: string
  /** What collection agencies keep; absent: bad debt bears it. */
  readonly agencyCommission?: string
  /** Who bears a write-off of what was billed to an account, where it is not bad debt (a tax that its authority gives back: itself). */
  readonly writtenOffTo?: Readonly<Record<string, string>>
  readonly adjustment: string
  /** What interest on deposits costs; a chart without an account for it names its adjustments. */
  readonly interestExpense: string
}

/** The receivable account of a service; of the account as a whole where there is no service or it has no account of its own. */
export function receivableOf(chart: ChartOfAccounts, service: string | undefined): string {
  return (service === undefined ? undefined : chart.receivables[service]) ?? chart.receivables.account
}

export function cashOf(chart: ChartOfAccounts, channel: string): string {
  return chart.cash[channel] ?? chart.cash.other
}

/** The account that bears a write-off of what was billed to `code`. */
export function writtenOffTo(chart: ChartOfAccounts, code: string): string {
  return chart.writtenOffTo?.[code] ?? chart.badDebt
}

export function commissionOf(chart: ChartOfAccounts): string {
  return chart.agencyCommission ?? chart.badDebt
}

/** Kinds whose lines are somebody's balance: their sum by account is what the account owes. */
export const BALANCE_KINDS: readonly GlKind[] = ['receivable', 'customer_credit']

export function glAccountOf(chart: ChartOfAccounts, code: string): GlAccount {
  const found = chart.accounts.find((account) => account.code === code)
  invariant(found !== undefined, 'a code that is not in the chart of accounts', { code })
  return found
}
