import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { type CorrectableBill, lockBill } from '../../db/billing/correction-store.js'
import { insertDrafts } from '../../db/billing/draft-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { AccountBill } from '../../domain/billing/billing-input.js'
import { Decimal } from '../../domain/kernel/decimal.js'
import { amountText } from '../../domain/kernel/money.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { printOf } from './bill-print.js'
import { loadBillingRules } from './billing-rules.js'
import { rateAgain } from './rate-again.js'

export interface ProposeCorrectionInput {
  readonly billId: number
  /** Bill the same days again after the cancellation; false only cancels. */
  readonly rebill: boolean
  /** Checks that must not hold the new bill, by code. */
  readonly exemptChecks?: readonly string[]
}

export interface CorrectionPreview {
  readonly correctionId: number
  readonly billId: number
  readonly rebillId: number | null
  readonly oldTotal: string
  readonly newTotal: string
  readonly difference: string
}

/**
 * Prepares the correction of one issued bill: rates the same agreements and days again as the facts stand now and keeps the result as a
 * draft beside the old bill. Nothing is posted until it is approved. Refuses BILL_NOT_ISSUED, BILL_MIGRATED, CORRECTION_OPEN, and
 * REBILL_HELD where a check holds the new bill.
 */
export function proposeCorrection(pool: pg.Pool, command: Command<ProposeCorrectionInput>): Promise<CorrectionPreview> {
  return runCommand(pool, 'billing.propose-correction', command, (tx) => proposeWithin(tx, command))
}

/** The same inside the caller's transaction. */
export async function proposeWithin(
  tx: Transaction,
  command: Omit<Command<ProposeCorrectionInput>, 'key'>,
): Promise<CorrectionPreview> {
  const bill = await lockBill(tx.client, command.input.billId)
  if (bill === undefined) refuse('NOT_FOUND', `There is no bill ${command.input.billId}.`)
  refuseUncorrectable(bill)
  const draft = command.input.rebill ? await draftAgain(tx, bill, command.input.exemptChecks ?? []) : undefined
  const newTotal = draft?.bill.total ?? amountText(new Decimal(0), bill.currency)
  const difference = amountText(new Decimal(newTotal).minus(bill.total), bill.currency)
  const inserted = await tx.client.query<{ correction_id: number }>(
    `insert into bill_corrections (bill_id, rebill_id, reason, state, difference, preview, proposed_by)
     values ($1, $2, $3, 'proposed', $4, $5, $6) returning correction_id`,
    [
      bill.billId,
      draft?.billId ?? null,
      command.reason,
      difference,
      JSON.stringify({ oldTotal: bill.total, newTotal, exemptChecks: command.input.exemptChecks ?? [] }),
      command.actor.id,
    ],
  )
  const correctionId = inserted.rows[0]?.correction_id as number
  await recordAudit(tx, {
    actor: command.actor,
    action: 'billing.correction.propose',
    subjectKind: 'bill',
    subjectId: String(bill.billId),
    reason: command.reason,
    before: { total: bill.total },
    after: { correctionId, rebillId: draft?.billId ?? null, total: newTotal, difference },
  })
  return { correctionId, billId: bill.billId, rebillId: draft?.billId ?? null, oldTotal: bill.total, newTotal, difference }
}

function refuseUncorrectable(bill: CorrectableBill): void {
  if (bill.kind === 'migrated') {
    refuse(
      'BILL_MIGRATED',
      `Bill ${bill.billNumber} came from the former system and has no lines here; correct it with an adjustment.`,
    )
  }
  if (bill.state !== 'issued')
    refuse('BILL_NOT_ISSUED', `Bill ${bill.billNumber} is ${bill.state}; only an issued bill is corrected.`)
  if (bill.openCorrectionId !== null) {
    refuse('CORRECTION_OPEN', `Bill ${bill.billNumber} has correction ${bill.openCorrectionId} waiting for a decision.`, {
      correctionId: bill.openCorrectionId,
    })
  }
}

async function draftAgain(
  tx: Transaction,
  bill: CorrectableBill,
  exemptChecks: readonly string[],
): Promise<{ billId: number; bill: AccountBill }> {
  const rules = await loadBillingRules(tx.client, undefined)
  const { account, outcome } = await rateAgain(tx, bill, rules, exemptChecks)
  if (outcome.outcome !== 'billed') {
    const code = outcome.code
    refuse('REBILL_HELD', `The new bill is held (${code}): ${outcome.sentence}`, { code })
  }
  const [billId] = await insertDrafts(tx.client, [
    {
      bill: outcome.bill,
      kind: 'rebill',
      replacesBillId: bill.billId,
      print: printOf(account, outcome.bill),
      settingsVersion: rules.settingsVersion,
    },
  ])
  return { billId: billId as number, bill: outcome.bill }
}
