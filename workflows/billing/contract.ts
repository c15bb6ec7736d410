/** Names, ids and inputs of the bill-cycle workflow. Message and workflow names are API: never rename. */

export const BILL_CYCLE_WORKFLOW = 'billCycle'

/** One live workflow per cycle and read date; which run it works on it reads from the database. */
export function billCycleWorkflowId(billCycle: string, readDate: string): string {
  return `bill-cycle/${billCycle}/${readDate}`
}

export interface BillCycleInput {
  readonly billCycle: string
  readonly readDate: string
}
