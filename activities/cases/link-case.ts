import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { type CaseRow, insertCaseLink, lockCase } from '../../db/cases/case-store.js'
import { accountOfSubject, type CaseSubject } from '../../db/cases/case-subject-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { caseClock } from './case-clock.js'
import { recordCaseStep } from './record-case-step.js'

export interface LinkedSubject {
  readonly subjectKind: CaseSubject
  readonly subjectId: string
}

/** Notes what a case is about besides its account. Linked twice it is linked once. Refuses as `linkWithin`, and NOT_FOUND. */
export function linkCase(
  pool: pg.Pool,
  command: Command<LinkedSubject & { readonly caseId: number }>,
): Promise<{ caseId: number }> {
  return runCommand(pool, 'cases.link', command, async (tx) => {
    const { caseId, ...subject } = command.input
    const entry = await lockCase(tx, caseId)
    if (entry === undefined) refuse('NOT_FOUND', `There is no case ${caseId}.`)
    const { today } = await caseClock(tx.client)
    if (!(await linkWithin(tx, entry, subject))) return { caseId }
    const sentence = `It is about ${subject.subjectKind.replace('_', ' ')} ${subject.subjectId}.`
    await recordCaseStep(tx, entry, { act: 'link', sentence, body: null, today, actor: command.actor.name })
    await recordAudit(tx, {
      actor: command.actor,
      action: 'cases.link',
      subjectKind: 'case',
      subjectId: String(caseId),
      reason: command.reason,
      after: subject,
    })
    return { caseId }
  })
}

/** False where it was linked already. Refuses CASE_SUBJECT_UNKNOWN, and CASE_SUBJECT_OF_OTHER for what is another account's. */
export async function linkWithin(
  tx: Transaction,
  entry: Pick<CaseRow, 'caseId' | 'accountId'>,
  { subjectKind, subjectId }: LinkedSubject,
): Promise<boolean> {
  const words = `${subjectKind.replace('_', ' ')} ${subjectId}`
  const accountId = await accountOfSubject(tx.client, subjectKind, subjectId)
  if (accountId === undefined) refuse('CASE_SUBJECT_UNKNOWN', `There is no ${words}.`)
  if (accountId !== null && accountId !== entry.accountId) {
    refuse('CASE_SUBJECT_OF_OTHER', `The ${words} is of account ${accountId}; this case is about ${entry.accountId}.`, {
      accountId,
    })
  }
  return insertCaseLink(tx, entry.caseId, subjectKind, subjectId)
}
