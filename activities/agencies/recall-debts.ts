import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import {
  loadPlacements,
  lockAgencyFiles,
  markRecalled,
  type PlacementRow,
  standingPlacements,
} from '../../db/agencies/agency-store.js'
import { placeableDebts } from '../../db/agencies/placement-reads.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { inTransaction, type Transaction } from '../../db/transaction.js'
import { recallFile } from '../../domain/agencies/agency-files.js'
import { recallReason, type RecallReason } from '../../domain/agencies/placement-rules.js'
import type { Command } from '../../domain/kernel/command.js'
import { sum } from '../../domain/kernel/decimal.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { loadCollectionRules } from '../collections/load-collection.js'
import { runCommand } from '../run-command.js'
import { agencyRule } from './place-debts.js'
import { storeAgencyFile } from './store-agency-file.js'

const PENSTOCK = 'Penstock'

/**
 * Once per business date: recalls what was paid, is disputed, held, in a plan or bankrupt, and what an agency collected nothing of for as long as
 * the packs say; a file for each agency. Returns how many, or undefined where the date was looked through already.
 */
export function sweepRecalls(pool: pg.Pool): Promise<number | undefined> {
  return inTransaction(pool, async (tx) => {
    const rules = await loadCollectionRules(tx.client)
    await lockAgencyFiles(tx.client)
    const before = await tx.client.query('select from agency_sweeps where sweep_on = $1', [rules.today])
    if (before.rowCount !== 0) return undefined
    const placements = await standingPlacements(tx.client)
    const accountIds = placements.map(({ accountId }) => accountId)
    await lockAccounts(tx.client, accountIds)
    const debts = new Map((await placeableDebts(tx.client, accountIds, rules)).map((debt) => [debt.accountId, debt]))
    const recalled = placements.flatMap((placement) => {
      const debt = debts.get(placement.accountId)
      if (debt === undefined) return []
      const reason = recallReason({ ...debt, ...datesOf(placement) }, agencyRule(rules, debt.subject), rules.today)
      return reason === null ? [] : [{ placement, reason }]
    })
    await writeRecalls(tx, recalled, { on: rules.today, by: PENSTOCK })
    await tx.client.query('insert into agency_sweeps (sweep_on, recalled) values ($1, $2)', [rules.today, recalled.length])
    return recalled.length
  })
}

function datesOf({ placedOn, collectedOn }: PlacementRow): Pick<PlacementRow, 'placedOn' | 'collectedOn'> {
  return { placedOn, collectedOn }
}

export interface RecalledDebts {
  readonly files: readonly { readonly fileId: number; readonly name: string; readonly recalled: number }[]
}

/** Recalls placements by hand, in a file for each agency. Refuses NOT_FOUND and AGENCY_RECALLED, and then nothing is recalled. */
export function recallDebts(
  pool: pg.Pool,
  command: Command<{ readonly placementIds: readonly number[] }>,
): Promise<RecalledDebts> {
  return runCommand(pool, 'agencies.recall', command, async (tx) => {
    const { input, actor, reason } = command
    const named = await loadPlacements(tx.client, input.placementIds)
    await lockAccounts(
      tx.client,
      named.map(({ accountId }) => accountId),
    )
    await lockAgencyFiles(tx.client)
    const placements = await loadPlacements(tx.client, input.placementIds)
    const missing = input.placementIds.find((id) => !placements.some(({ placementId }) => placementId === id))
    if (missing !== undefined) refuse('NOT_FOUND', `There is no placement ${missing}.`)
    const gone = placements.find(({ isRecalled }) => isRecalled)
    if (gone !== undefined) refuse('AGENCY_RECALLED', `Placement ${gone.placementId} was recalled already.`)
    const { today } = await loadCollectionRules(tx.client)
    const recalled = placements.map((placement) => ({ placement, reason: 'requested' as const }))
    const files = await writeRecalls(tx, recalled, { on: today, by: actor.id })
    await recordAudit(tx, {
      actor,
      action: 'agencies.recall',
      subjectKind: 'agency',
      subjectId: files.map(({ name }) => name).join(' '),
      reason,
      after: { placementIds: input.placementIds },
    })
    return { files }
  })
}

async function writeRecalls(
  tx: Transaction,
  recalled: readonly { readonly placement: PlacementRow; readonly reason: RecallReason }[],
  made: { readonly on: string; readonly by: string },
): Promise<RecalledDebts['files']> {
  const codes = [...new Set(recalled.map(({ placement }) => placement.agencyCode))].toSorted()
  const files: { fileId: number; name: string; recalled: number }[] = []
  for (const agencyCode of codes) {
    const lines = recalled
      .filter(({ placement }) => placement.agencyCode === agencyCode)
      .map(({ placement, reason }) => ({ ...placement, reason, on: made.on }))
    const total = sum(lines.map(({ amount }) => amount))
    const file = await storeAgencyFile(tx, { agencyCode, kind: 'recall', rows: lines.length, total, ...made }, recallFile(lines))
    await markRecalled(tx.client, lines, { fileId: file.fileId, on: made.on })
    files.push({ ...file, recalled: lines.length })
  }
  return files
}
