import { bulkActivities } from '../activity-proxies.js'
import type { DeliverBillInput } from './contract.js'

/** Sends one bill that was issued outside a run (a rebill, an off-cycle or final bill) the way its account asked for. */
export async function deliverBill(input: DeliverBillInput): Promise<void> {
  await bulkActivities().deliverBill(input)
}
