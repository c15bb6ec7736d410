import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { staleDrafts } from '../../db/billing/carried-store.js'
import { dropDrafts } from '../../db/billing/drop-drafts.js'
import { insertDrafts } from '../../db/billing/draft-store.js'
import { lockDraft, overlappingBills } from '../../db/billing/issue-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import type { Transaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { billAccount } from '../../domain/billing/bill-account.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { requestDelivery } from '../documents/request-delivery.js'
import { runCommand } from '../run-command.js'
import { printOf } from './bill-print.js'
import { loadBillingRules } from './billing-rules.js'
import { issueBills } from './issue-bills.js'
import { loadBillingInputs } from './load-inputs.js'

export interface OffCycleBillInput {
  readonly accountId: string
  /** `final` bills only what has a last day of service. */
  readonly kind: 'off_cycle' | 'final'
  /** The day of the closing read. */
  readonly readOn: string
  readonly exemptChecks?: readonly string[]
}

export interface DraftAnswer {
  readonly billId: number
  readonly total: string
}

/**
 * Bills one account outside its cycle, by the same rules and code as the run: the result is a draft to look at, then issued or dropped.
 * Refuses ACCOUNT_HELD where a check holds it, NOTHING_TO_BILL where no day is unbilled.
 */
export function draftOffCycleBill(pool: pg.Pool, command: Command<OffCycleBillInput>): Promise<DraftAnswer> {
  return runCommand(pool, 'billing.draft-off-cycle', command, (tx) => draftWithin(tx, command))
}

/** The same inside the caller's transaction. */
export async function draftWithin(tx: Transaction, command: Omit<Command<OffCycleBillInput>, 'key'>): Promise<DraftAnswer> {
  const { accountId, kind, readOn } = command.input
  const utility = await loadUtility(tx.client)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
  const rules = await loadBillingRules(tx.client, undefined)
  const window = { kind, readOn, accountingDate: utility.today }
  const [account] = await loadBillingInputs(tx.client, [accountId], { window }, rules)
  if (account === undefined) refuse('NOT_FOUND', `There is no account ${accountId}.`)
  const exemptions = (command.input.exemptChecks ?? []).map((code) => ({ code, reason: command.reason }))
  const outcome = billAccount({ ...account.input, exemptions }, rules.compiled, window)
  if (outcome.outcome === 'skipped') refuse('NOTHING_TO_BILL', outcome.sentence, { code: outcome.code })
  if (outcome.outcome === 'parked')
    refuse('ACCOUNT_HELD', `The bill is held (${outcome.code}): ${outcome.sentence}`, { code: outcome.code })
  const [billId] = await insertDrafts(tx.client, [
    { bill: outcome.bill, kind, print: printOf(account, outcome.bill), settingsVersion: rules.settingsVersion },
  ])
  await recordAudit(tx, {
    actor: command.actor,
    action: 'billing.bill.draft',
    subjectKind: 'bill',
    subjectId: String(billId),
    reason: command.reason,
    after: { ...command.input, total: outcome.bill.total },
  })
  return { billId: billId as number, total: outcome.bill.total }
}

export interface DecideDraftInput {
  readonly billId: number
  readonly decision: 'issue' | 'drop'
}

/** Issues or drops a draft made outside a run. Refuses BILL_NOT_DRAFT, ALREADY_BILLED and CARRIED_STATE_CHANGED. */
export function decideDraft(
  pool: pg.Pool,
  command: Command<DecideDraftInput>,
): Promise<{ billId: number; state: 'issued' | 'dropped' }> {
  return runCommand(pool, 'billing.decide-draft', command, (tx) => decideWithin(tx, command))
}

/** The same inside the caller's transaction; the key tells apart what asks for the delivery. */
export async function decideWithin(
  tx: Transaction,
  command: Command<DecideDraftInput>,
): Promise<{ billId: number; state: 'issued' | 'dropped' }> {
  const { billId, decision } = command.input
  const draft = await lockDraft(tx.client, billId)
  if (draft === undefined || (draft.kind !== 'off_cycle' && draft.kind !== 'final')) {
    refuse(
      'BILL_NOT_DRAFT',
      `Bill ${billId} is not a draft of its own. Drafts of a run are decided with the run, rebills with their correction.`,
    )
  }
  if (decision === 'drop') await dropDrafts(tx.client, [billId])
  else {
    const rules = await loadBillingRules(tx.client, undefined)
    await lockAccounts(tx.client, [draft.accountId])
    if ((await overlappingBills(tx.client, [billId])).size > 0) {
      refuse('ALREADY_BILLED', 'Days of this draft were billed by another bill meanwhile. Drop it and make it again.')
    }
    if ((await staleDrafts(tx.client, [billId])).size > 0) {
      refuse(
        'CARRIED_STATE_CHANGED',
        'The bill this draft goes on from was cancelled or billed again meanwhile, or the opening of its bank changed. Drop it and make it again.',
      )
    }
    await issueBills(tx.client, [draft], { ...rules.ledger, recordedBy: command.actor.id })
    const utility = await loadUtility(tx.client)
    await requestDelivery(
      tx,
      { billId },
      { actor: command.actor.name, businessDate: utility?.today ?? draft.issuedOn, key: command.key },
    )
  }
  await recordAudit(tx, {
    actor: command.actor,
    action: `billing.bill.${decision}`,
    subjectKind: 'bill',
    subjectId: String(billId),
    reason: command.reason,
    before: { state: 'draft' },
    after: { state: decision === 'issue' ? 'issued' : 'dropped' },
  })
  return { billId, state: decision === 'issue' ? 'issued' : 'dropped' }
}
