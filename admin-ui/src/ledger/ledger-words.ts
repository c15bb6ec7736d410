import { MONTH_NAMES } from '../../../domain/kernel/month-names.js'
import { stateText } from '../presentation/state-tone.js'

const KINDS: Readonly<Record<string, string>> = {
  receivable: 'Receivables',
  customer_credit: 'Customer credits',
  revenue: 'Revenue',
  tax_payable: 'Taxes payable',
  cash: 'Cash',
  suspense: 'Suspense',
  deposits_held: 'Deposits held',
  bad_debt: 'Bad debt',
  agency_commission: 'Commission of agencies',
  adjustment: 'Adjustments',
  fee_revenue: 'Fees',
  migration_clearing: 'Migration clearing',
}

/** What people call a kind of account, as the head of a group. */
export function glKindText(kind: string): string {
  return KINDS[kind] ?? stateText(kind)
}

/** `bill_issued` → `Bill issued`. */
export function eventText(eventKind: string): string {
  return stateText(eventKind)
}

export function entryPath(id: number): string {
  return `/journal-entries/${id}/show`
}

/** The entries behind a figure: those that touch the account within the days. */
export function entriesPath(filter: Readonly<Record<string, unknown>>): string {
  return `/journal-entries?filter=${encodeURIComponent(JSON.stringify(filter))}`
}

/** Page of what an entry comes from; undefined where there is none. */
export function sourcePath(sourceKind: string, sourceId: string): string | undefined {
  if (sourceKind === 'bill') return `/bills/${sourceId}/show`
  if (sourceKind === 'payment') return `/payments/${sourceId}/show`
  if (sourceKind === 'entry') return entryPath(Number(sourceId))
  return undefined
}

/** `2026-09` → `September 2026`. */
export function monthText(period: string): string {
  return `${MONTH_NAMES[Number(period.slice(5)) - 1] ?? ''} ${period.slice(0, 4)}`
}
