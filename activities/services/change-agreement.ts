import { recordAudit } from '../../db/access/audit-store.js'
import {
  type AgreementRow,
  insertAgreement,
  insertTransition,
  lockAgreement,
  type NewAgreement,
  saveAgreementState,
  saveAgreementTerms,
} from '../../db/services/agreement-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Actor } from '../../domain/kernel/command.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { type AgreementCommand, type AgreementState, changeOfAgreement } from '../../domain/services/agreement-lifecycle.js'

/** Who does it, why, and on which business date. */
export interface ChangedBy {
  readonly actor: Actor
  readonly reason: string
  readonly today: LocalDate
}

export interface AgreementChangeInput {
  readonly agreementId: string
  readonly command: AgreementCommand
  /** Last day of service, with `initiate_stop`. */
  readonly stopOn?: LocalDate
}

/**
 * Takes one step of an agreement inside the caller's transaction: the only function that writes a state. It is logged with its day,
 * reason and actor. Refuses NOT_FOUND and what `changeOfAgreement` refuses.
 */
export async function changeAgreement(tx: Transaction, input: AgreementChangeInput, by: ChangedBy): Promise<AgreementState> {
  const agreement = await lockAgreement(tx, input.agreementId)
  if (agreement === undefined) refuse('NOT_FOUND', `There is no agreement ${input.agreementId}.`)
  const changed = valueOf(changeOfAgreement(agreement, { ...input, today: by.today }))
  await saveAgreementState(tx, agreement.agreementId, changed)
  await insertTransition(tx, {
    agreementId: agreement.agreementId,
    fromState: agreement.state,
    toState: changed.state,
    onDate: changed.onDate,
    reason: by.reason,
    recordedBy: by.actor.id,
  })
  await audit(tx, `services.agreement.${input.command}`, agreement, { state: changed.state, stopOn: changed.stopOn }, by)
  return changed.state
}

/** Begins an agreement that waits for its first day. Returns its number. */
export async function beginAgreement(tx: Transaction, agreement: NewAgreement, by: ChangedBy): Promise<string> {
  const agreementId = await insertAgreement(tx, agreement)
  await insertTransition(tx, {
    agreementId,
    fromState: null,
    toState: 'pending_start',
    onDate: by.today,
    reason: by.reason,
    recordedBy: by.actor.id,
  })
  await recordAudit(tx, {
    actor: by.actor,
    action: 'services.agreement.begin',
    subjectKind: 'agreement',
    subjectId: agreementId,
    reason: by.reason,
    after: { ...agreement, state: 'pending_start' },
  })
  return agreementId
}

/** Other days or another tariff for an agreement that has not begun or not stopped; the caller has decided that it may. */
export async function changeTerms(
  tx: Transaction,
  agreementId: string,
  terms: { readonly startOn?: LocalDate; readonly stopOn?: LocalDate; readonly tariffCode?: string },
  by: ChangedBy,
): Promise<void> {
  const agreement = await lockAgreement(tx, agreementId)
  if (agreement === undefined) refuse('NOT_FOUND', `There is no agreement ${agreementId}.`)
  await saveAgreementTerms(tx, agreementId, terms)
  await audit(tx, 'services.agreement.change_terms', agreement, terms, by)
}

async function audit(tx: Transaction, action: string, before: AgreementRow, after: object, by: ChangedBy): Promise<void> {
  const { state, startOn, stopOn, tariffCode } = before
  await recordAudit(tx, {
    actor: by.actor,
    action,
    subjectKind: 'agreement',
    subjectId: before.agreementId,
    reason: by.reason,
    before: { state, startOn, stopOn, tariffCode },
    after,
  })
}
