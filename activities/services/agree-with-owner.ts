import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { findMovingAccount } from '../../db/services/applicant-store.js'
import { endOwnerAgreement, insertOwnerAgreement, openOwnerAgreement } from '../../db/services/owner-agreement-store.js'
import { loadPlace, lockPlaces } from '../../db/services/place-reads.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { addDays } from '../../domain/kernel/local-date.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

export interface OwnerAgreementInput {
  readonly premiseId: string
  /** The owner's account; null ends the agreement. */
  readonly accountId: string | null
  readonly fromOn: string
}

/**
 * Says to whose account service goes back at a premise when a tenant leaves, from a day on; the agreement before it ends the day before.
 * Refuses NOT_FOUND, ACCOUNT_CLOSED and OWNER_AGREED_LATER.
 */
export function agreeWithOwner(pool: pg.Pool, command: Command<OwnerAgreementInput>): Promise<{ premiseId: string }> {
  return runCommand(pool, 'services.agree-with-owner', command, async (tx) => {
    const { premiseId, accountId, fromOn } = command.input
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
    if ((await loadPlace(tx.client, premiseId, fromOn)) === undefined) refuse('NOT_FOUND', `There is no premise ${premiseId}.`)
    await lockPlaces(tx, [premiseId])
    if (accountId !== null) {
      const account = await findMovingAccount(tx.client, accountId)
      if (account === undefined) refuse('NOT_FOUND', `There is no account ${accountId}.`)
      if (account.status === 'closed') refuse('ACCOUNT_CLOSED', `Account ${accountId} is closed.`)
    }
    const current = await openOwnerAgreement(tx, premiseId)
    if (current === undefined && accountId === null) refuse('NOT_FOUND', `There is no owner agreement for ${premiseId}.`)
    if (current !== undefined) {
      if (current.fromOn >= fromOn) {
        refuse('OWNER_AGREED_LATER', `The agreement in force began on ${current.fromOn}; a new one begins after that.`, {
          fromOn: current.fromOn,
        })
      }
      await endOwnerAgreement(tx, current.id, addDays(fromOn, -1))
    }
    if (accountId !== null) await insertOwnerAgreement(tx, { premiseId, accountId, fromOn, recordedBy: command.actor.id })
    await recordAudit(tx, {
      actor: command.actor,
      action: 'services.owner_agreement.change',
      subjectKind: 'premise',
      subjectId: premiseId,
      reason: command.reason,
      ...(current === undefined ? {} : { before: { accountId: current.accountId, fromOn: current.fromOn } }),
      after: { accountId, fromOn },
    })
    return { premiseId }
  })
}
