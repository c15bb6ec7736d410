import type { Transaction } from '../transaction.js'

/** Asks the relay to signal a workflow once this transaction has committed. The signal is a hint: the workflow re-reads. */
export async function enqueueSignal(tx: Transaction, event: { workflowId: string; signal: string; payload?: Record<string, unknown> }): Promise<void> {
  await tx.client.query('insert into outbox (workflow_id, signal, payload) values ($1, $2, $3)', [
    event.workflowId,
    event.signal,
    JSON.stringify(event.payload ?? {}),
  ])
}
