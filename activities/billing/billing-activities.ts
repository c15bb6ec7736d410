import { Context } from '@temporalio/activity'
import type { BillCycleInput } from '../../workflows/billing/contract.js'
import type { DeliverBillsInput } from '../../workflows/documents/contract.js'
import type { ActivityDeps } from '../deps.js'
import { deliverBills } from '../documents/deliver-bills.js'
import { computePartition } from './compute-partition.js'
import { finishComputing } from './finish-computing.js'
import { finishIssuing } from './finish-issuing.js'
import { issuePartition } from './issue-partition.js'
import { planRunStep } from './plan-run-step.js'
import { purgeDrafts } from './purge-drafts.js'

/** The activities of the bill-cycle and delivery workflows, bound to what they work with. */
export function createBillingActivities(deps: ActivityDeps) {
  const { pool, accountsPerChunk } = deps
  const beat = (delivered: number): void => Context.current().heartbeat({ delivered })
  return {
    planRunStep: (input: BillCycleInput) => planRunStep(pool, input),
    computePartition: (input: { runId: number; partition: number }) => computePartition(pool, input, accountsPerChunk),
    finishComputing: (input: { runId: number }) => finishComputing(pool, input),
    issuePartition: (input: { runId: number; partition: number }) => issuePartition(pool, input, accountsPerChunk),
    finishIssuing: (input: { runId: number }) => finishIssuing(pool, input),
    purgeDrafts: (input: { runId: number }) => purgeDrafts(pool, input),
    deliverBills: (input: DeliverBillsInput) => deliverBills(deps, input, beat),
  }
}
