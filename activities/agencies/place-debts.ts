import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { findAgency, insertPlacements, lockAgencyFiles } from '../../db/agencies/agency-store.js'
import { accountsToPlace, type DebtOfAccount, debtorsOf, placeableDebts } from '../../db/agencies/placement-reads.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { takeIds } from '../../db/ledger/journal-store.js'
import type { Queryable } from '../../db/pool.js'
import type { Transaction } from '../../db/transaction.js'
import { placementFile } from '../../domain/agencies/agency-files.js'
import { type AgencyRule, mayBePlaced } from '../../domain/agencies/placement-rules.js'
import type { Command } from '../../domain/kernel/command.js'
import { sum } from '../../domain/kernel/decimal.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { findPolicy, type PolicySubject } from '../../domain/policy/find-policy.js'
import { type CollectionRules, loadCollectionRules } from '../collections/load-collection.js'
import { runCommand } from '../run-command.js'
import { storeAgencyFile } from './store-agency-file.js'

export interface PlacedDebts {
  readonly fileId: number
  readonly name: string
  readonly placed: number
  readonly amount: string
}

/** The debts that would be placed with an agency today. Refuses what `loadCollectionRules` refuses. */
export async function debtsToPlace(db: Queryable, agencyCode: string): Promise<DebtOfAccount[]> {
  const rules = await loadCollectionRules(db)
  return placeable(await placeableDebts(db, await accountsToPlace(db, agencyCode), rules), rules)
}

function placeable(debts: readonly DebtOfAccount[], rules: CollectionRules): DebtOfAccount[] {
  return debts.filter((debt) => mayBePlaced(debt, agencyRule(rules, debt.subject), rules.today))
}

/** The rule on agencies for an account; null where no pack states one. */
export function agencyRule({ chain, today }: CollectionRules, subject: PolicySubject): AgencyRule | null {
  const found = findPolicy(chain, 'agency.rule', subject, today)
  return found.ok ? found.value.value : null
}

/**
 * Places with an agency every debt that the packs say, each account once, and writes the file for it. Refuses NOT_FOUND, AGENCY_NOT_ACTIVE and
 * NOTHING_TO_PLACE.
 */
export function placeDebts(pool: pg.Pool, command: Command<{ readonly agencyCode: string }>): Promise<PlacedDebts> {
  return runCommand(pool, 'agencies.place', command, async (tx) => {
    const { input, actor, reason } = command
    const agency = await findAgency(tx.client, input.agencyCode)
    if (agency === undefined) refuse('NOT_FOUND', `There is no agency ${input.agencyCode}.`)
    if (!agency.isActive) refuse('AGENCY_NOT_ACTIVE', `${agency.name} is given no debts any more.`)
    const debts = await lockDebts(tx, input.agencyCode)
    if (debts.length === 0) refuse('NOTHING_TO_PLACE', 'No debt is old and large enough to be placed.')
    const answer = await writePlacements(tx, input.agencyCode, debts, actor.id)
    await recordAudit(tx, {
      actor,
      action: 'agencies.place',
      subjectKind: 'agency',
      subjectId: input.agencyCode,
      reason,
      after: answer,
    })
    return answer
  })
}

/** What may be placed, decided once more when its accounts are locked. */
async function lockDebts(tx: Transaction, agencyCode: string): Promise<DebtOfAccount[]> {
  const seen = (await debtsToPlace(tx.client, agencyCode)).map(({ accountId }) => accountId)
  await lockAccounts(tx.client, seen)
  await lockAgencyFiles(tx.client)
  const still = new Set(await accountsToPlace(tx.client, agencyCode))
  const rules = await loadCollectionRules(tx.client)
  const accountIds = seen.filter((accountId) => still.has(accountId))
  return placeable(await placeableDebts(tx.client, accountIds, rules), rules)
}

async function writePlacements(
  tx: Transaction,
  agencyCode: string,
  debts: readonly DebtOfAccount[],
  by: string,
): Promise<PlacedDebts> {
  const { today, currency } = await loadCollectionRules(tx.client)
  const ids = await takeIds(tx.client, 'placement_ids', debts.length)
  const debtors = await debtorsOf(
    tx.client,
    debts.map(({ accountId }) => accountId),
  )
  const placements = debts.map(({ accountId, amount }, index) => ({ placementId: ids[index] ?? 0, accountId, amount }))
  const text = placementFile(
    placements.map((placement, index) => ({
      ...placement,
      name: debtors.get(placement.accountId)?.name ?? '',
      address: debtors.get(placement.accountId)?.address ?? ['', '', '', '', '', ''],
      currency,
      lastDueOn: debts[index]?.lastDueOn ?? today,
      placedOn: today,
    })),
  )
  const total = sum(placements.map(({ amount }) => amount))
  const file = await storeAgencyFile(tx, { agencyCode, kind: 'placement', rows: placements.length, total, on: today, by }, text)
  await insertPlacements(tx.client, { fileId: file.fileId, agencyCode, on: today }, placements)
  return { ...file, placed: placements.length, amount: total.toFixed(2) }
}
