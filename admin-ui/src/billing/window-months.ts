import { MONTH_NAMES } from '../../../domain/kernel/month-names.js'
/** What is grouped: a cycle's window with its read date. */
export interface DatedWindow {
  readonly readDate: string
  readonly billCycle: string
}

export interface WindowMonth<Window> {
  /** `YYYY-MM`. */
  readonly month: string
  /** `September 2026`. */
  readonly label: string
  readonly windows: readonly Window[]
}

/** Windows by the month of their read date: latest month first, within a month by read date and cycle. */
export function windowsByMonth<Window extends DatedWindow>(windows: readonly Window[]): WindowMonth<Window>[] {
  const months = [...new Set(windows.map((window) => window.readDate.slice(0, 7)))].sort().reverse()
  return months.map((month) => ({
    month,
    label: `${MONTH_NAMES[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`,
    windows: windows
      .filter((window) => window.readDate.startsWith(month))
      .sort((one, other) => order(one.readDate, other.readDate) || order(one.billCycle, other.billCycle)),
  }))
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
