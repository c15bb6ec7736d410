import { enqueueSignal } from '../../db/processes/outbox-store.js'
import { type ProcessState, recordStep } from '../../db/processes/process-store.js'
import type { Transaction } from '../../db/transaction.js'
import {
  DELIVER_MESSAGES_WORKFLOW,
  type DeliverMessagesInput,
  deliverMessagesWorkflowId,
} from '../../workflows/documents/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'

const WHAT = { email: 'e-mails', sms: 'text messages', post: 'letters' } as const

/** The deliverer of a channel as staff see it: open while something waits to be sent. */
export async function delivererProcess(
  tx: Transaction,
  { channel }: DeliverMessagesInput,
): Promise<Pick<ProcessState, 'processId' | 'kind' | 'subjectKind' | 'subjectId' | 'title'>> {
  const found = await tx.client.query<{ database: string }>('select current_database() as database')
  return {
    processId: deliverMessagesWorkflowId(found.rows[0]?.database ?? '', { channel }),
    kind: 'message_delivery',
    subjectKind: 'message_channel',
    subjectId: channel,
    title: `Delivery of ${WHAT[channel]}`,
  }
}

/**
 * Wakes the deliverer of a channel once this transaction has committed. Its row is written only where it is not open, so that
 * transactions that queue messages do not wait for each other.
 */
export async function wakeDeliverer(
  tx: Transaction,
  channel: DeliverMessagesInput['channel'],
  by: { readonly businessDate: string },
): Promise<void> {
  const process = await delivererProcess(tx, { channel })
  const { rowCount } = await tx.client.query('select from processes where process_id = $1 and ended_at is null', [
    process.processId,
  ])
  if (rowCount === 0) {
    await recordStep(
      tx,
      { ...process, state: 'running', step: 'sending' },
      {
        stepKey: `asked/${by.businessDate}`,
        sentence: `There are ${WHAT[channel]} to send.`,
        businessDate: by.businessDate,
        actor: 'Penstock',
      },
    )
  }
  await enqueueSignal(tx, {
    workflowId: process.processId,
    signal: WAKE_SIGNAL,
    start: { type: DELIVER_MESSAGES_WORKFLOW, input: { channel } },
  })
}
