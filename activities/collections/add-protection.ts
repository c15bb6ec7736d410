import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { insertProtection, type NewProtection, protectionsOf } from '../../db/collections/protection-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { wakeCollectionOf } from './wake-collection.js'

/**
 * Records what protects a household, with its evidence; a certificate that renews another names it. Refuses NOT_FOUND, NO_UTILITY,
 * PROTECTION_DATES where it would end before it begins or lies wholly in the past, PROTECTION_INCOMPLETE where its kind wants more, and
 * PROTECTION_NOT_RENEWABLE.
 */
export function addProtection(pool: pg.Pool, command: Command<NewProtection>): Promise<{ protectionId: number }> {
  return runCommand(pool, 'collections.add-protection', command, async (tx) => {
    const { input, actor, reason } = command
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    // A cut of the same moment waits, and sees it.
    if ((await lockAccounts(tx.client, [input.accountId])).size === 0)
      refuse('NOT_FOUND', `There is no account ${input.accountId}.`)
    refuseIncomplete(input)
    if (input.endsOn !== null && (input.endsOn < input.beginsOn || input.endsOn < utility.today)) {
      refuse('PROTECTION_DATES', 'A protection ends on or after the day it begins, and not in the past.', {
        today: utility.today,
      })
    }
    if (input.renewsProtectionId !== null) {
      const known = await protectionsOf(tx.client, input.accountId)
      const renewed = known.find(({ protectionId }) => protectionId === input.renewsProtectionId)
      if (renewed?.kind !== 'medical' || known.some((each) => each.renewsProtectionId === input.renewsProtectionId)) {
        refuse('PROTECTION_NOT_RENEWABLE', 'Only the latest medical certificate of this account can be renewed.')
      }
    }
    const protectionId = await insertProtection(tx, input, { on: utility.today, by: actor.id, reason })
    await recordAudit(tx, {
      actor,
      action: 'collections.protection.add',
      subjectKind: 'account',
      subjectId: input.accountId,
      reason,
      // What illness or need it is stays where it is protected.
      after: { protectionId, beginsOn: input.beginsOn, endsOn: input.endsOn, renews: input.renewsProtectionId },
    })
    await wakeCollectionOf(tx.client, [input.accountId])
    return { protectionId }
  })
}

function refuseIncomplete(input: NewProtection): void {
  const wants = (is: boolean, sentence: string): void => {
    if (!is) refuse('PROTECTION_INCOMPLETE', sentence, { kind: input.kind })
  }
  wants((input.kind === 'programme') === (input.programme !== null), 'A programme, and nothing else, is named by its code.')
  wants((input.kind === 'pledge') === (input.amount !== null), 'A pledge, and nothing else, states its amount.')
  wants(
    !['age', 'infant'].includes(input.kind) || input.bornOn !== null,
    'Age protects from or until a birthday: state the date of birth.',
  )
  wants(input.kind === 'medical' || input.renewsProtectionId === null, 'Only a medical certificate is renewed.')
}
