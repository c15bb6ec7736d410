import type { ReceiptOutcome } from '../../domain/documents/message-receipt.js'
import type { Transaction } from '../transaction.js'

/** Writes down what a provider told of a message; the same outcome again is left out. */
export async function insertReceipt(
  tx: Transaction,
  receipt: {
    readonly messageId: number
    readonly outcome: ReceiptOutcome
    readonly detail: string | null
    readonly recordedBy: string
  },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `insert into message_receipts (message_id, outcome, detail, recorded_by) values ($1, $2, $3, $4) on conflict do nothing`,
    [receipt.messageId, receipt.outcome, receipt.detail, receipt.recordedBy],
  )
  return rowCount === 1
}
