import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import {
  createDeliveries,
  deliveryStates,
  insertPrintBatch,
  markPrinted,
  noteAttempt,
  type PendingDelivery,
  pendingDeliveries,
  settleDelivery,
} from '../../db/documents/delivery-store.js'
import { storeFile } from '../../db/documents/stored-file-store.js'
import { recordStep } from '../../db/processes/process-store.js'
import { inTransaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { BillDocument } from '../../domain/documents/bill-document.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { DeliverBillsInput } from '../../workflows/documents/contract.js'
import type { ActivityDeps } from '../deps.js'
import { billEmail } from './bill-email.js'
import { loadBillDocuments } from './load-bill-documents.js'
import { messageIdOf } from './mail-gateway.js'
import { mailDomainOf } from './message-email.js'
import { printBatch } from './print-batch.js'
import { renderBillPdf } from './render-bill-pdf.js'
import { deliveryProcess } from './request-delivery.js'

/** Told after each bill, so that the caller can heartbeat. */
export type OnDelivered = (delivered: number) => void

const EMAILS_AT_ONCE = 20
const PRINT_BATCH_BILLS_MAX = 200_000
const DOCUMENTS_AT_ONCE = 50

/**
 * Delivers issued bills the way their accounts asked for: one print batch for the post, then e-mails one by one. Each delivery has its row
 * before anything goes out, so that a repeat goes on with what is pending. Rejects when the mail server is away: the caller tries again.
 */
export async function deliverBills(
  deps: ActivityDeps,
  scope: DeliverBillsInput,
  onDelivered: OnDelivered,
): Promise<{ delivered: number }> {
  await createDeliveries(deps.pool, scope)
  let delivered = 0
  const count = (): void => {
    delivered += 1
    onDelivered(delivered)
  }
  await printRest(deps.pool, scope, count)
  await sendEmails(deps, scope, count)
  await recordEnd(deps.pool, scope, delivered)
  return { delivered }
}

async function sendEmails(deps: ActivityDeps, scope: DeliverBillsInput, onSent: () => void): Promise<void> {
  for (;;) {
    const pending = await pendingDeliveries(deps.pool, scope, 'email', EMAILS_AT_ONCE)
    if (pending.length === 0) return
    const documents = await documentsOf(deps.pool, pending)
    for (const delivery of pending) {
      await sendEmail(deps, delivery, documents.get(delivery.billNumber))
      onSent()
    }
  }
}

async function sendEmail(deps: ActivityDeps, delivery: PendingDelivery, bill: BillDocument | undefined): Promise<void> {
  if (bill === undefined || delivery.address === null) {
    await settleDelivery(deps.pool, delivery.deliveryId, { state: 'refused', detail: 'The bill has no document or no address.' })
    return
  }
  const { pdf } = await renderBillPdf(bill)
  const email = billEmail(bill, {
    from: deps.mailFrom,
    to: delivery.address,
    messageId: messageIdOf(delivery.deliveryId, mailDomainOf(deps.mailFrom)),
    pdf,
  })
  if (!email.ok) {
    await settleDelivery(deps.pool, delivery.deliveryId, { state: 'refused', detail: email.refusal.message })
    return
  }
  await noteAttempt(deps.pool, delivery.deliveryId)
  const result = await deps.mail.send(email.value)
  await settleDelivery(deps.pool, delivery.deliveryId, { state: result.status, detail: result.detail })
}

async function recordEnd(pool: pg.Pool, scope: DeliverBillsInput, delivered: number): Promise<void> {
  await inTransaction(pool, async (tx) => {
    const utility = await loadUtility(tx.client)
    const states = await deliveryStates(tx.client, scope)
    await recordStep(
      tx,
      { ...deliveryProcess(scope), state: 'completed', step: 'delivered' },
      {
        stepKey: `delivered-${states.map((row) => `${row.state}:${row.count}`).join(',')}`,
        sentence: `${delivered} delivered now; in all ${states.map((row) => `${row.count} ${row.state}`).join(', ') || 'none'}.`,
        businessDate: utility?.today ?? '',
        actor: 'Penstock',
      },
    )
  })
}

/** One PDF with its manifest for everything that goes by post, stored whole; the rows are marked in the same transaction. */
async function printRest(pool: pg.Pool, scope: DeliverBillsInput, onPrinted: () => void): Promise<void> {
  const pending = await pendingDeliveries(pool, scope, 'print', PRINT_BATCH_BILLS_MAX)
  if (pending.length === 0) return
  const utility = await loadUtility(pool)
  invariant(utility !== undefined, 'bills to print without a utility')
  const name = 'runId' in scope ? `run-${scope.runId}` : `bill-${scope.billId}`
  await inTransaction(pool, async (tx) => {
    const pdf = new PassThrough()
    const json = new PassThrough()
    const csv = new PassThrough()
    const manifest: Buffer[] = []
    const storing = storeFile(tx.client, { name: `${name}.pdf`, mediaType: 'application/pdf', createdBy: 'Penstock' }, pdf)
    const collecting = pipeline(csv, async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) manifest.push(chunk)
    })
    json.resume()
    const [totals, pdfFile] = await Promise.all([
      printBatch(
        documentStream(pool, pending),
        { pdf, json, csv },
        { batchId: name, utilityName: utility.name, preparedOn: utility.today, onBill: onPrinted },
      ),
      storing,
      collecting,
    ])
    const manifestFile = await storeFile(
      tx.client,
      { name: `${name}.csv`, mediaType: 'text/csv', createdBy: 'Penstock' },
      Readable.from([Buffer.concat(manifest)]),
    )
    const batchId = await insertPrintBatch(tx.client, {
      runId: 'runId' in scope ? scope.runId : null,
      bills: totals.bills,
      pages: totals.pages,
      pdfFileId: pdfFile,
      manifestFileId: manifestFile,
    })
    await markPrinted(
      tx.client,
      pending.map((delivery) => delivery.deliveryId),
      batchId,
    )
  })
}

/** The documents in the order of the deliveries, a few at a time, so that memory stays flat. */
async function* documentStream(pool: pg.Pool, pending: readonly PendingDelivery[]): AsyncGenerator<BillDocument> {
  for (let start = 0; start < pending.length; start += DOCUMENTS_AT_ONCE) {
    yield* await loadBillDocuments(
      pool,
      pending.slice(start, start + DOCUMENTS_AT_ONCE).map((delivery) => delivery.billId),
    )
  }
}

/** The documents of these deliveries by bill number. */
async function documentsOf(pool: pg.Pool, pending: readonly PendingDelivery[]): Promise<Map<string, BillDocument>> {
  const documents = await loadBillDocuments(
    pool,
    pending.map((delivery) => delivery.billId),
  )
  return new Map(documents.map((document) => [document.billNumber, document]))
}
