import type { Readable } from 'node:stream'
import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import {
  agencyFileOfBytes,
  dropUnusedAgencyBytes,
  type AgencyRow,
  findAgency,
  insertAgencyFile,
  insertAgencyFindings,
  insertCommissions,
  loadPlacements,
  lockAgencyFiles,
  nextFileNumber,
  type PlacementRow,
} from '../../db/agencies/agency-store.js'
import { readStoredFile } from '../../db/documents/stored-file-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { insertEntries } from '../../db/ledger/journal-store.js'
import { loadTaken } from '../../db/payments/payment-store.js'
import type { Transaction } from '../../db/transaction.js'
import { type AgencyOutcome, type ClassifiedPayment, classifyAgencyRows } from '../../domain/agencies/classify-rows.js'
import type { Command } from '../../domain/kernel/command.js'
import { decimal, sum } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import { type Ledger, loadLedger } from '../ledger/load-ledger.js'
import { loadPaymentRules } from '../payments/payment-rules.js'
import { postBatch } from '../payments/post-batch.js'
import { storeFileBytes, type StoredBytes } from '../payments/store-file-bytes.js'
import { runCommand } from '../run-command.js'
import { type AgencyFileRow, readAgencyRows } from './read-agency-rows.js'

/** Agencies pay by a channel of their own: the chart may have a cash account for it. */
export const AGENCY_CHANNEL = 'agency'

export interface ImportedAgencyPayments {
  readonly fileId: number
  /** The same bytes were here before: nothing was done. */
  readonly unchanged: boolean
}

/**
 * Takes a payments file of an agency, whole or not at all. Each row is posted gross to the account of its placement, with what the agency kept as
 * its commission; of an unknown placement the money is held in suspense; what was taken before has no effect; the rest is refused with a code.
 * Refuses NOT_FOUND, and AGENCY_FILE_INVALID where the file as a whole cannot be read.
 */
export async function importAgencyPayments(
  pool: pg.Pool,
  command: Command<{ readonly agencyCode: string; readonly name: string }>,
  bytes: Readable,
): Promise<ImportedAgencyPayments> {
  const { agencyCode, name } = command.input
  const agency = await findAgency(pool, agencyCode)
  if (agency === undefined) refuse('NOT_FOUND', `There is no agency ${agencyCode}.`)
  const stored = await storeFileBytes(pool, { name, createdBy: command.actor.id }, bytes)
  try {
    const rows = await readAgencyRows(name, readStoredFile(pool, stored.storedFileId))
    const input = { ...command.input, sha256: stored.sha256 }
    return await runCommand(pool, 'agencies.payments', { ...command, input }, (tx) =>
      takeFile(tx, command, { agency, stored, rows }),
    )
  } finally {
    await dropUnusedAgencyBytes(pool, stored.storedFileId)
  }
}

interface FileToTake {
  readonly agency: AgencyRow
  readonly stored: StoredBytes
  readonly rows: readonly AgencyFileRow[]
}

async function takeFile(
  tx: Transaction,
  command: Command<{ readonly agencyCode: string; readonly name: string }>,
  file: FileToTake,
): Promise<ImportedAgencyPayments> {
  const { agencyCode } = file.agency
  const ledger = await loadLedger(tx.client, command.actor.id)
  const placements = await placementsOf(tx, file)
  const accounts = await lockAccounts(
    tx.client,
    [...placements.values()].map(({ accountId }) => accountId),
  )
  await lockAgencyFiles(tx.client)
  const before = await agencyFileOfBytes(tx.client, agencyCode, file.stored.sha256)
  if (before !== undefined) return { fileId: before, unchanged: true }
  const classified = await classify(tx, file, placements, ledger)
  const taken = classified.filter((row) => row.facts !== undefined)
  const posted = await postBatch(
    tx,
    ledger,
    accounts,
    taken.map(({ facts }) => ({ facts: facts as NonNullable<ClassifiedPayment['facts']> })),
  )
  const fileId = await keepFile(tx, command, file, classified, ledger)
  await postCommissions(
    tx,
    fileId,
    taken.map((row, index) => ({ ...row, paymentId: posted[index]?.paymentId ?? 0 })),
    ledger,
  )
  await recordAudit(tx, {
    actor: command.actor,
    action: 'agencies.payments',
    subjectKind: 'agency',
    subjectId: agencyCode,
    reason: command.reason,
    after: { fileId, name: command.input.name, rows: classified.length, posted: taken.length },
  })
  return { fileId, unchanged: false }
}

async function placementsOf(tx: Transaction, { rows }: FileToTake): Promise<ReadonlyMap<number, PlacementRow>> {
  const ids = rows.flatMap(({ read }) =>
    read.ok && /^\d{1,15}$/.test(read.value.placement) ? [Number(read.value.placement)] : [],
  )
  return new Map((await loadPlacements(tx.client, ids)).map((placement) => [placement.placementId, placement]))
}

async function classify(
  tx: Transaction,
  { agency, rows }: FileToTake,
  placements: ReadonlyMap<number, PlacementRow>,
  ledger: Ledger,
): Promise<ClassifiedPayment[]> {
  const known = await loadPaymentRules(tx.client, ledger)
  const rules = { ...known, channels: new Set([...known.channels, AGENCY_CHANNEL]) }
  const identities = rows.flatMap(({ read }) =>
    read.ok ? [{ channel: AGENCY_CHANNEL, externalId: `${agency.agencyCode}/${read.value.externalId}` }] : [],
  )
  const taken = new Set((await loadTaken(tx.client, identities)).keys())
  return classifyAgencyRows(rows, {
    agencyCode: agency.agencyCode,
    commissionPercent: decimal(agency.commissionPercent),
    channel: AGENCY_CHANNEL,
    placements,
    taken,
    rules,
  })
}

async function keepFile(
  tx: Transaction,
  { actor, input }: Command<{ readonly name: string }>,
  { agency, stored }: FileToTake,
  rows: readonly ClassifiedPayment[],
  ledger: Ledger,
): Promise<number> {
  const { agencyCode } = agency
  const count = (outcome: AgencyOutcome): number => rows.filter((row) => row.outcome === outcome).length
  const taken = rows.filter(({ facts }) => facts !== undefined)
  const fileId = await insertAgencyFile(tx.client, {
    agencyCode,
    kind: 'payments',
    number: await nextFileNumber(tx.client, agencyCode, 'payments'),
    name: input.name,
    ...stored,
    rows: rows.length,
    total: sum(taken.map(({ gross }) => gross)),
    on: ledger.today,
    by: actor.id,
    payments: {
      commission: sum(taken.map(({ commission }) => commission)),
      posted: count('posted'),
      duplicates: count('duplicate'),
      held: count('held'),
      refused: count('refused'),
    },
  })
  await insertAgencyFindings(
    tx.client,
    fileId,
    rows.flatMap(({ finding }) => (finding === undefined ? [] : [finding])),
  )
  return fileId
}

/** What the agency kept: an entry for each payment of which it kept anything. */
async function postCommissions(
  tx: Transaction,
  fileId: number,
  taken: readonly (ClassifiedPayment & { readonly paymentId: number })[],
  ledger: Ledger,
): Promise<void> {
  const kept = taken.filter(({ commission }) => commission.greaterThan(0))
  const entries = kept.map(({ commission, facts, paymentId }) => {
    const entry = postingOf(
      {
        kind: 'agency_commission',
        sourceId: String(paymentId),
        effectiveOn: facts?.receivedOn ?? ledger.today,
        currency: ledger.currency,
        channel: AGENCY_CHANNEL,
        description: `Commission of payment ${paymentId}`,
        amount: commission,
      },
      ledger.chart,
    )
    invariant(entry !== undefined, 'a commission above zero makes an entry', { paymentId })
    return entry
  })
  const entryIds = await insertEntries(tx.client, entries, ledger.recordedBy)
  const entryOf = new Map(kept.map(({ paymentId }, index) => [paymentId, entryIds[index] ?? null]))
  await insertCommissions(
    tx.client,
    fileId,
    taken.map(({ paymentId, placementId, gross, commission }) => ({
      paymentId,
      placementId,
      gross,
      commission,
      entryId: entryOf.get(paymentId) ?? null,
    })),
  )
}
