import { allHandlersFinished, condition, defineSignal, setHandler } from '@temporalio/workflow'
import { documentActivities } from '../activity-proxies.js'
import { WAKE_SIGNAL } from '../processes/contract.js'
import type { DeliverBillsInput } from './contract.js'

/**
 * Sends issued bills the way their accounts asked for. Apart from the bill cycle, so that a mail server that is away delays letters and
 * nothing else. Bills issued while it works (a mended account) wake it for another round.
 */
export async function deliverBills(input: DeliverBillsInput): Promise<void> {
  let woken = true
  setHandler(defineSignal(WAKE_SIGNAL), () => {
    woken = true
  })
  while (woken) {
    woken = false
    await documentActivities().deliverBills(input)
  }
  await condition(allHandlersFinished)
}
