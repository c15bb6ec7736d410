import type { Row } from './section.js'

/** A bill run as far as the choice asks. */
export interface RunWindow {
  readonly id: number
  readonly billCycle: string
  /** `YYYY-MM-DD`. */
  readonly readDate: string
  readonly accountingDate: string
  readonly state: string
}

/**
 * The runs that a former system's month is to be compared with. Of each cycle: those whose bills carry an issue date that the
 * expected bills of the cycle carry; where there is none, those whose read date lies in the month. So a cycle that is read on the first
 * of the month after belongs to the month its books say. Discarded and cancelled runs are never chosen.
 */
export function chooseRuns(month: string, runs: readonly RunWindow[], bills: readonly Row[], outcomes: readonly Row[]): number[] {
  const cycleOf = new Map(outcomes.map((row) => [row.account_id, row.bill_cycle]))
  const issued = new Set(bills.map((row) => `${cycleOf.get(row.account_id)} ${row.issued_on}`))
  const live = runs.filter((run) => run.state !== 'discarded' && run.state !== 'cancelled')
  const cycles = [...new Set(live.map((run) => run.billCycle))]
  return cycles
    .flatMap((cycle) => {
      const ofCycle = live.filter((run) => run.billCycle === cycle)
      const byIssueDate = ofCycle.filter((run) => issued.has(`${cycle} ${run.accountingDate}`))
      return byIssueDate.length > 0 ? byIssueDate : ofCycle.filter((run) => run.readDate.startsWith(`${month}-`))
    })
    .map((run) => run.id)
    .sort((left, right) => left - right)
}
