import { pointWithoutCustomer } from '../../db/services/move-reads.js'
import { insertTask } from '../../db/tasks/task-store.js'
import type { Transaction } from '../../db/transaction.js'
import { decimal } from '../../domain/kernel/decimal.js'

/**
 * A read above the last one, at a place where nobody is served: somebody uses it all the same. Raises a task, once for each time the
 * place is without a customer.
 */
export async function noticeUnservedUse(
  tx: Transaction,
  read: { readonly meterId: string; readonly register: string; readonly readOn: string; readonly value: string },
  by: string,
): Promise<void> {
  const point = await pointWithoutCustomer(tx.client, read)
  if (point === undefined || point.lastValue === null || !decimal(read.value).gt(point.lastValue)) return
  await insertTask(tx, {
    taskKey: `unserved-use/${point.servicePointId}/${point.since}`,
    queue: 'field_check',
    title: `Use without a customer of record at ${point.servicePointId}`,
    accountId: null,
    subjectKind: 'premise',
    subjectId: point.premiseId,
    facts: { ...read, lastValue: point.lastValue, noCustomerSince: point.since },
    dueOn: read.readOn,
    createdBy: by,
  })
}
