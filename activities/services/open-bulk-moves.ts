import type pg from 'pg'
import type { Queryable } from '../../db/pool.js'
import { mailAddressOf } from '../../db/services/place-reads.js'
import type { Transaction } from '../../db/transaction.js'
import { CsvSplitter, type CsvRow } from '../../domain/imports/csv-splitter.js'
import type { Command } from '../../domain/kernel/command.js'
import { RefusedError, refuse, valueOf } from '../../domain/kernel/outcome.js'
import { BULK_ROWS_MAX, type BulkRow, bulkHeader, bulkRow } from '../../domain/services/bulk-moves.js'
import type { RequestKind } from '../../domain/services/request-plan.js'
import type { NewApplicant } from '../customers/check-new-customer.js'
import { runCommand } from '../run-command.js'
import { openWithin } from './open-request.js'
import type { MoveWish } from './plan-move.js'

export interface BulkMovesInput {
  readonly csv: string
}

export interface BulkFinding {
  /** Line of the file; the header is line 1. */
  readonly line: number
  readonly code: string
  readonly sentence: string
}

export interface BulkMoves {
  readonly requests: readonly { readonly line: number; readonly requestId: string; readonly accountId: string }[]
}

/**
 * Opens the moves of a file, all of them or none: each row is tried with those before it, so that one customer's leaving makes room for the
 * next. Refuses BULK_MOVES_INVALID with a finding for each row that cannot be, BULK_HEADER and BULK_TOO_LONG.
 */
export function openBulkMoves(pool: pg.Pool, command: Command<BulkMovesInput>): Promise<BulkMoves> {
  return runCommand(pool, 'services.open-bulk', command, async (tx) => {
    const [header, ...rows] = rowsOf(command.input.csv)
    const columns = valueOf(bulkHeader(header?.fields?.map((field) => field.trim()) ?? []))
    if (rows.length === 0) refuse('BULK_HEADER', 'The file has no row.')
    if (rows.length > BULK_ROWS_MAX)
      refuse('BULK_TOO_LONG', `A file has ${BULK_ROWS_MAX} rows at most; this one has ${rows.length}.`)
    const findings: BulkFinding[] = []
    const requests: BulkMoves['requests'][number][] = []
    for (const row of rows) {
      try {
        if (row.fields === undefined) refuse('BULK_ROW', 'The row cannot be read as comma-separated values.')
        const wish = await wishOf(tx.client, valueOf(bulkRow(columns, row.fields)))
        requests.push({ line: row.line, ...(await openAside(tx, { ...command, input: wish })) })
      } catch (error) {
        if (!(error instanceof RefusedError)) throw error
        findings.push({ line: row.line, code: error.refusal.code, sentence: error.refusal.message })
      }
    }
    if (findings.length > 0) {
      const lines = findings.slice(0, 5).map((finding) => `line ${finding.line}: ${finding.sentence}`)
      refuse('BULK_MOVES_INVALID', `None of the moves was opened; ${findings.length} rows cannot be. ${lines.join(' ')}`, {
        findings,
      })
    }
    return { requests }
  })
}

/** What a row did until it was refused is undone; the rows after it are tried all the same. */
async function openAside(tx: Transaction, command: Command<MoveWish>): Promise<{ requestId: string; accountId: string }> {
  await tx.client.query('savepoint bulk_row')
  try {
    return await openWithin(tx, command)
  } catch (error) {
    await tx.client.query('rollback to savepoint bulk_row')
    throw error
  }
}

function rowsOf(csv: string): CsvRow[] {
  const splitter = new CsvSplitter()
  return [...splitter.push(csv.replaceAll('\r\n', '\n')), ...splitter.end()].filter(
    (row) => row.fields === undefined || row.fields.some((field) => field.trim() !== ''),
  )
}

async function wishOf(db: Queryable, row: BulkRow): Promise<MoveWish> {
  return {
    kind: row.kind as RequestKind,
    accountId: row.account_id ?? null,
    customerId: row.customer_id ?? null,
    newCustomer: await newCustomerOf(db, row),
    customerClass: (row.customer_class ?? 'residential') as MoveWish['customerClass'],
    delivery: 'post',
    premiseId: row.premise_id ?? null,
    fromPremiseId: row.from_premise_id ?? null,
    startOn: row.start_on ?? null,
    stopOn: row.stop_on ?? null,
    movesOut: row.moves_out === 'true',
    services: null,
    stopPoints: null,
    forwarding: null,
  }
}

/** Somebody new where the row names them; their mail goes to the place itself. */
async function newCustomerOf(db: Queryable, row: BulkRow): Promise<NewApplicant | null> {
  const { given_name: givenName, family_name: familyName, organisation_name: organisationName } = row
  if ((givenName ?? familyName ?? organisationName) === undefined) return null
  const mail = row.premise_id === undefined ? undefined : await mailAddressOf(db, row.premise_id)
  if (mail === undefined) refuse('BULK_ROW', 'Somebody new needs a premise that exists: their mail goes there.')
  return {
    kind: organisationName === undefined ? 'person' : 'organisation',
    givenName: givenName ?? null,
    familyName: familyName ?? null,
    organisationName: organisationName ?? null,
    phone: row.phone ?? null,
    email: row.email ?? null,
    language: 'en',
    dateOfBirth: row.date_of_birth ?? null,
    ...mail,
    isAnother: row.is_another === 'true',
  }
}
