import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { accountsOfAgreements, hasOpening, insertBankEntries, lastCarried } from '../../db/billing/bank-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { findAgreement } from '../../db/services/agreement-reads.js'
import type { Transaction } from '../../db/transaction.js'
import { readBankOpenings } from '../../domain/billing/bank-openings-file.js'
import { bankParts } from '../../domain/billing/bank-parts.js'
import type { LineProblem } from '../../domain/kernel/csv-lines.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, RefusedError } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { loadBillingRules } from './billing-rules.js'

export interface OpenBankInput {
  readonly agreementId: string
  /** The tariff's rule that keeps the bank. */
  readonly bank: string
  /** The period of the day, where the bank has one for each; null: it is one for all. */
  readonly period: string | null
  /** What was left, not negative: decimal text in the tariff's unit, or money. 0 says that nothing was. */
  readonly quantity: string
  /** The day it was earned: what expires counts from there. */
  readonly earnedOn: string
}

/**
 * Enters what the former system had left in a bank, so that the first bill goes on from it. Refuses NOT_FOUND, BANK_UNKNOWN where the
 * agreement's tariff has no such bank, and BANK_STARTED once a bill has carried it on.
 */
export function openBank(pool: pg.Pool, command: Command<OpenBankInput>): Promise<{ agreementId: string }> {
  return runCommand(pool, 'billing.open-bank', command, async (tx) => {
    await openWithin(tx, command, false)
    return { agreementId: command.input.agreementId }
  })
}

/**
 * Enters a file of openings, all of them or none. One that is there already, of the same day and quantity, is passed over, so that the same
 * file again changes nothing. Refuses BANK_FILE with every line that is wrong and why.
 */
export function openBanks(
  pool: pg.Pool,
  command: Command<{ readonly file: string }>,
): Promise<{ opened: number; known: number }> {
  return runCommand(pool, 'billing.open-banks', command, async (tx) => {
    const { openings, problems } = readBankOpenings(command.input.file)
    const found: LineProblem[] = [...problems]
    await lockAccounts(
      tx.client,
      await accountsOfAgreements(
        tx.client,
        openings.map(({ agreementId }) => agreementId),
      ),
    )
    let opened = 0
    for (const { line, ...input } of openings) {
      try {
        if (await openWithin(tx, { ...command, input }, true)) opened += 1
      } catch (error) {
        if (!(error instanceof RefusedError)) throw error
        found.push({ line, message: error.refusal.message })
      }
    }
    const [first] = found.sort((left, right) => left.line - right.line)
    if (first !== undefined) {
      refuse('BANK_FILE', `The file has ${found.length} problem(s), first in line ${first.line}: ${first.message}`, {
        problems: found,
      })
    }
    return { opened, known: openings.length - opened }
  })
}

/** True where the opening was entered; false where it was there already and `passOver` says that this is fine. */
async function openWithin(tx: Transaction, command: Omit<Command<OpenBankInput>, 'key'>, passOver: boolean): Promise<boolean> {
  const { agreementId, bank, period, quantity, earnedOn } = command.input
  const agreement = await findAgreement(tx.client, agreementId)
  if (agreement === undefined) refuse('NOT_FOUND', `There is no agreement ${agreementId}.`)
  await lockAccounts(tx.client, [agreement.accountId])
  const rules = await loadBillingRules(tx.client, undefined)
  const tariff = rules.compiled.book.tariffs.get(agreement.tariffCode)
  const parts = tariff === undefined ? [] : bankParts(tariff, rules.compiled.settings.currency)
  const part = parts.find((own) => own.bank === bank && own.period === period)
  if (part === undefined) {
    const known = parts.map((own) => (own.period === null ? own.bank : `${own.bank} of ${own.period}`)).join(', ')
    refuse(
      'BANK_UNKNOWN',
      `Tariff ${agreement.tariffCode} has no bank ${bank}${period === null ? '' : ` of ${period}`}; it has ${known === '' ? 'none' : known}.`,
    )
  }
  if (passOver && (await hasOpening(tx.client, { agreementId, bank, part: part.part, quantity, earnedOn }))) return false
  const [last] = await lastCarried(tx.client, [agreementId])
  if (last !== undefined && last.carried !== null)
    refuse('BANK_STARTED', `Bill ${last.billId} has carried the banks of ${agreementId} on: what was there before is in it.`)
  const entry = { accountId: agreement.accountId, agreementId, bank, label: part.label, part: part.part, unit: part.unit }
  await insertBankEntries(
    tx.client,
    [{ ...entry, kind: 'opening', quantity, periodFrom: earnedOn, periodTo: earnedOn, billId: null, reason: command.reason }],
    command.actor.id,
  )
  await recordAudit(tx, {
    actor: command.actor,
    action: 'billing.bank.open',
    subjectKind: 'agreement',
    subjectId: agreementId,
    reason: command.reason,
    after: command.input,
  })
  return true
}
