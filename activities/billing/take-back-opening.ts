import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import {
  accountsOfAgreements,
  findOpenings,
  lastCarried,
  mirrorOpening,
  type StandingOpening,
} from '../../db/billing/bank-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import type { Transaction } from '../../db/transaction.js'
import { readBankOpenings } from '../../domain/billing/bank-openings-file.js'
import type { LineProblem } from '../../domain/kernel/csv-lines.js'
import type { Command } from '../../domain/kernel/command.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { refuse, RefusedError } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

export interface TakeBackOpeningInput {
  readonly agreementId: string
  /** The entry by which the bank was opened. */
  readonly entryId: number
}

/**
 * Takes back what was wrongly entered as left by the former system: a mirror of its entry, which stays. Drafts that went on from it are not
 * issued any more. Refuses NOT_FOUND, OPENING_TAKEN_BACK, and BANK_STARTED once a bill has carried the bank on.
 */
export function takeBackOpening(pool: pg.Pool, command: Command<TakeBackOpeningInput>): Promise<{ agreementId: string }> {
  return runCommand(pool, 'billing.take-back-opening', command, async (tx) => {
    const { agreementId, entryId } = command.input
    await lockAccounts(tx.client, await accountsOfAgreements(tx.client, [agreementId]))
    const opening = (await findOpenings(tx.client, [agreementId])).find((each) => each.entryId === entryId)
    if (opening === undefined) refuse('NOT_FOUND', `Agreement ${agreementId} has no opening ${entryId}.`)
    await takeBackWithin(tx, command, opening)
    return { agreementId }
  })
}

/**
 * Takes back the openings that a file entered, all of them or none: each line names one by agreement, bank, period, quantity and day.
 * Refuses BANK_FILE with every line whose opening is not there, or can no longer be taken back, and why.
 */
export function takeBackOpenings(pool: pg.Pool, command: Command<{ readonly file: string }>): Promise<{ takenBack: number }> {
  return runCommand(pool, 'billing.take-back-openings', command, async (tx) => {
    const { openings, problems } = readBankOpenings(command.input.file)
    const found: LineProblem[] = [...problems]
    const agreementIds = [...new Set(openings.map(({ agreementId }) => agreementId))]
    await lockAccounts(tx.client, await accountsOfAgreements(tx.client, agreementIds))
    const standing = (await findOpenings(tx.client, agreementIds)).filter(({ isTakenBack }) => !isTakenBack)
    for (const { line, agreementId, bank, period, quantity, earnedOn } of openings) {
      const at = standing.findIndex(
        (each) =>
          each.agreementId === agreementId &&
          each.bank === bank &&
          (period === null ? each.part === 'pool' || each.part === 'lots' : each.part === period) &&
          decimal(each.quantity).eq(quantity) &&
          each.earnedOn === earnedOn,
      )
      const [opening] = at < 0 ? [] : standing.splice(at, 1)
      if (opening === undefined) {
        found.push({ line, message: `agreement ${agreementId} has no such opening of bank ${bank}, or it was taken back` })
        continue
      }
      try {
        await takeBackWithin(tx, command, opening)
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
    return { takenBack: openings.length }
  })
}

async function takeBackWithin(
  tx: Transaction,
  { actor, reason }: Pick<Command<unknown>, 'actor' | 'reason'>,
  opening: StandingOpening,
): Promise<void> {
  const { agreementId, entryId } = opening
  if (opening.isTakenBack) refuse('OPENING_TAKEN_BACK', `This opening of ${agreementId} was taken back already.`)
  const [last] = await lastCarried(tx.client, [agreementId])
  if (last !== undefined && last.carried !== null) {
    refuse(
      'BANK_STARTED',
      `Bill ${last.billId} has carried the banks of ${agreementId} on. Cancel it and those after it before the opening is taken back.`,
    )
  }
  await mirrorOpening(tx.client, entryId, { reason, recordedBy: actor.id })
  const { bank, part, quantity, earnedOn } = opening
  await recordAudit(tx, {
    actor,
    action: 'billing.bank.take-back-opening',
    subjectKind: 'agreement',
    subjectId: agreementId,
    reason,
    before: { entryId, bank, part, quantity, earnedOn },
  })
}
