import { allHandlersFinished, condition, continueAsNew, defineSignal, setHandler, workflowInfo } from '@temporalio/workflow'
import { bulkActivities, processActivities } from '../activity-proxies.js'
import { type BillCycleInput } from './contract.js'
import { WAKE_SIGNAL } from '../processes/contract.js'

/**
 * The plot of a bill cycle. Every turn asks the database what the run's next step is (`nextRunStep`, a pure rule over the run's row)
 * and carries it out; nothing is remembered here, so that a lost history can be begun again from PostgreSQL at any moment.
 */
export async function billCycle(input: BillCycleInput): Promise<void> {
  let woken = false
  setHandler(defineSignal(WAKE_SIGNAL), () => {
    woken = true
  })
  const bulk = bulkActivities()
  for (;;) {
    woken = false
    const step = await processActivities.planRunStep(input)
    switch (step.kind) {
      case 'compute':
        await Promise.all(step.partitions.map((partition) => bulk.computePartition({ runId: step.runId, partition })))
        await processActivities.finishComputing({ runId: step.runId })
        break
      case 'issue':
        await Promise.all(step.partitions.map((partition) => bulk.issuePartition({ runId: step.runId, partition })))
        await processActivities.finishIssuing({ runId: step.runId })
        break
      case 'purge':
        await bulk.purgeDrafts({ runId: step.runId })
        break
      case 'wait':
        await condition(() => woken, step.waitMs)
        break
      case 'end':
        await condition(allHandlersFinished)
        return
    }
    if (workflowInfo().continueAsNewSuggested && step.kind === 'wait') {
      await condition(allHandlersFinished)
      await continueAsNew<typeof billCycle>(input)
    }
  }
}
