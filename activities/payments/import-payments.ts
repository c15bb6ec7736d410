import type { Readable } from 'node:stream'
import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { readStoredFile } from '../../db/documents/stored-file-store.js'
import { type LockedAccount, lockAccounts } from '../../db/ledger/account-lock.js'
import {
  dropUnusedBytes,
  findFileByBytes,
  insertPaymentFile,
  insertPaymentFindings,
  loadPaymentFile,
  lockPaymentFiles,
  type PaymentFileRow,
} from '../../db/payments/payment-file-store.js'
import { isTaken, loadTaken } from '../../db/payments/payment-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Command } from '../../domain/kernel/command.js'
import { decimal, sum } from '../../domain/kernel/decimal.js'
import type { Outcome } from '../../domain/kernel/outcome.js'
import type { PaymentFacts } from '../../domain/payments/payment-facts.js'
import {
  checkRow,
  type ClassifiedRow,
  classifyRows,
  countOutcomes,
  type FileRow,
  type TakenPayment,
} from '../../domain/payments/payment-row.js'
import { type Ledger, loadLedger } from '../ledger/load-ledger.js'
import { runCommand } from '../run-command.js'
import { loadPaymentRules } from './payment-rules.js'
import { postBatch } from './post-batch.js'
import { readPaymentRows } from './read-payment-rows.js'
import { type StoredBytes, storeFileBytes } from './store-file-bytes.js'

export interface ImportPaymentsInput {
  /** The file's name as its sender calls it. */
  readonly name: string
}

export interface ImportedPayments extends PaymentFileRow {
  /** The same bytes were imported before: nothing was done, and these are the figures of then. */
  readonly unchanged: boolean
}

/** Payments of one round of statements: enough that COPY pays. */
const BATCH = 2_000
const ATTEMPTS_MAX = 3

/**
 * Imports a payments file: keeps its bytes, checks every row, then posts all of it in one transaction, so that a file is in the books
 * whole or not at all. Row by row: posted, already taken, held in suspense, or refused with a code; the four add up to the file. The
 * same bytes again have no effect, under whatever name. Refuses PAYMENT_FILE_INVALID where the file as a whole cannot be read.
 */
export async function importPayments(
  pool: pg.Pool,
  command: Command<ImportPaymentsInput>,
  bytes: Readable,
): Promise<ImportedPayments> {
  const name = command.input.name
  const stored = await storeFileBytes(pool, { name, createdBy: command.actor.id }, bytes)
  try {
    const rows = await readPaymentRows(name, readStoredFile(pool, stored.storedFileId))
    return await takeFile(pool, command, stored, rows)
  } finally {
    await dropUnusedBytes(pool, stored.storedFileId)
  }
}

/** The file in one transaction, again where a row was taken elsewhere in the same moment: then it is a duplicate. */
async function takeFile(
  pool: pg.Pool,
  command: Command<ImportPaymentsInput>,
  stored: StoredBytes,
  rows: readonly FileRow[],
): Promise<ImportedPayments> {
  const input = { ...command.input, sha256: stored.sha256 }
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runCommand(pool, 'payments.import', { ...command, input }, async (tx) => {
        await lockPaymentFiles(tx.client)
        const before = await findFileByBytes(tx.client, stored.sha256)
        if (before !== undefined) return { ...before, unchanged: true }
        return { ...(await postFile(tx, command, stored, rows)), unchanged: false }
      })
    } catch (error) {
      if (attempt >= ATTEMPTS_MAX || !isTaken(error)) throw error
    }
  }
}

async function postFile(
  tx: Transaction,
  command: Command<ImportPaymentsInput>,
  stored: StoredBytes,
  rows: readonly FileRow[],
): Promise<PaymentFileRow> {
  const ledger = await loadLedger(tx.client, command.actor.id)
  const rules = await loadPaymentRules(tx.client, ledger)
  const checked = rows.map((row) => ({ row, checked: checkRow(row, rules) }))
  const facts = checked.flatMap(({ checked: outcome }) => (outcome.ok ? [outcome.value] : []))
  const accounts = await lockAccounts(
    tx.client,
    facts.map(({ account }) => account),
  )
  const classified = await classify(tx, checked, facts, accounts)
  const counts = countOutcomes(classified)
  const taken = classified.flatMap((row) => (row.facts === undefined ? [] : [row.facts]))
  const fileId = await insertPaymentFile(
    tx.client,
    {
      name: command.input.name,
      ...stored,
      rows: rows.length,
      posted: counts.posted,
      duplicates: counts.duplicate,
      suspended: counts.suspense,
      refused: counts.refused,
      total: sum(taken.map(({ amount }) => amount)).toFixed(),
    },
    command.actor.id,
  )
  await insertPaymentFindings(
    tx.client,
    fileId,
    classified.flatMap((row) => (row.finding === undefined ? [] : [row.finding])),
  )
  await postAll(tx, ledger, accounts, taken, fileId)
  const file = await loadPaymentFile(tx.client, fileId)
  await recordAudit(tx, {
    actor: command.actor,
    action: 'payments.import',
    subjectKind: 'payment_file',
    subjectId: String(fileId),
    reason: command.reason,
    after: file,
  })
  return file as PaymentFileRow
}

async function classify(
  tx: Transaction,
  checked: readonly { readonly row: FileRow; readonly checked: Outcome<PaymentFacts> }[],
  facts: readonly PaymentFacts[],
  accounts: ReadonlyMap<string, LockedAccount>,
): Promise<ClassifiedRow[]> {
  const here = await loadTaken(tx.client, facts)
  const taken = new Map<string, TakenPayment>()
  for (const [key, row] of here) taken.set(key, { ...row, account: row.statedAccount, amount: decimal(row.amount) })
  return classifyRows(checked, accounts, taken)
}

async function postAll(
  tx: Transaction,
  ledger: Ledger,
  accounts: ReadonlyMap<string, LockedAccount>,
  payments: readonly PaymentFacts[],
  fileId: number,
): Promise<void> {
  for (let start = 0; start < payments.length; start += BATCH) {
    const batch = payments.slice(start, start + BATCH).map((facts) => ({ facts, fileId }))
    await postBatch(tx, ledger, accounts, batch)
  }
}
