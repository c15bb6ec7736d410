import type pg from 'pg'
import { insertBankEntries, lastCarried, loadSegmentBanks, sumBankEntries } from '../../db/billing/bank-store.js'
import { adjustmentsTo, entriesOfMovements } from '../../domain/billing/bank-entries.js'

/** Writes what issued bills did to banks into the ledger of banks. Nothing is asked of bills without any but that they have none. */
export async function recordBanks(client: pg.PoolClient, billIds: readonly number[], recordedBy: string): Promise<void> {
  const segments = await loadSegmentBanks(client, billIds)
  await insertBankEntries(
    client,
    segments.flatMap((segment) => entriesOfMovements(segment, segment.banks)),
    recordedBy,
  )
}

/** Brings the ledger of banks to what the last live bill of each agreement carries on, where an earlier bill was changed. */
export async function adjustBanks(client: pg.PoolClient, agreementIds: readonly string[], recordedBy: string): Promise<void> {
  const sums = await sumBankEntries(client, agreementIds)
  if (sums.length === 0) return
  const entries = (await lastCarried(client, agreementIds)).flatMap((bill) =>
    adjustmentsTo(
      bill,
      bill.carried,
      sums.filter((sum) => sum.agreementId === bill.agreementId),
    ),
  )
  await insertBankEntries(client, entries, recordedBy)
}
