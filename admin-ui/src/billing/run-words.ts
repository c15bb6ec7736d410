import { dayText } from '../presentation/date-text.js'
import { cycleText } from './billing-words.js'

/** `Cycle 2, read 11 Sep 2026`. */
export function runName(run: { readonly billCycle: string; readonly readDate: string }): string {
  return `${cycleText(run.billCycle)}, read ${dayText(run.readDate)}`
}

export function runPath(runId: number): string {
  return `/bill-runs/${runId}/show`
}

/** The queue of parked accounts, of one run or of all. */
export function queuePath(query: { readonly runId?: number; readonly reasonCode?: string; readonly at?: string } = {}): string {
  const search = new URLSearchParams()
  if (query.runId !== undefined) search.set('run', String(query.runId))
  if (query.reasonCode !== undefined) search.set('reason', query.reasonCode)
  if (query.at !== undefined) search.set('at', query.at)
  const text = search.toString()
  return text === '' ? '/parked' : `/parked?${text}`
}

/** The accounts of a run, narrowed by what react-admin keeps in the address. */
export function runAccountsPath(filter: Readonly<Record<string, unknown>>): string {
  return `/run-accounts?filter=${encodeURIComponent(JSON.stringify(filter))}`
}

export function billPath(billId: number): string {
  return `/bills/${billId}/show`
}
