import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { accountsUnder, heldBy, insertHold, markHoldReleased, type NewHold } from '../../db/collections/hold-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { wakeCollectionOf } from './wake-collection.js'

export interface PlacedHold {
  readonly holdId: number
  /** Open cases it reaches, and what their accounts owe. */
  readonly cases: number
  readonly owed: string
}

/**
 * Holds collection of an account, of a class of customers or in a read route, from the business date on. Refuses NO_UTILITY, NOT_FOUND for
 * an account that is not there, and HOLD_DATES.
 */
export function holdCollection(pool: pg.Pool, command: Command<Omit<NewHold, 'fromOn' | 'reason'>>): Promise<PlacedHold> {
  return runCommand(pool, 'collections.hold', command, async (tx) => {
    const { input, actor, reason } = command
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    if (input.toOn !== null && input.toOn < utility.today)
      refuse('HOLD_DATES', 'A hold does not end in the past.', { today: utility.today })
    // Cuts of the same moment wait, and see it.
    const reached = await accountsUnder(tx.client, input)
    const locked = await lockAccounts(tx.client, input.scope === 'account' ? [input.scopeValue] : reached)
    if (input.scope === 'account' && locked.size === 0) refuse('NOT_FOUND', `There is no account ${input.scopeValue}.`)
    const holdId = await insertHold(tx, { ...input, reason, fromOn: utility.today }, actor.id)
    const { cases, owed } = await heldBy(tx.client, input)
    await recordAudit(tx, {
      actor,
      action: 'collections.hold.place',
      subjectKind: 'collection_hold',
      subjectId: String(holdId),
      reason,
      after: { ...input, cases, owed },
    })
    await wakeCollectionOf(tx.client, reached)
    return { holdId, cases, owed }
  })
}

/** Releases a hold: the cases it held go on where the law says. Refuses NO_UTILITY, NOT_FOUND. */
export function releaseHold(pool: pg.Pool, command: Command<{ readonly holdId: number }>): Promise<{ holdId: number }> {
  return runCommand(pool, 'collections.release-hold', command, async (tx) => {
    const { input, actor, reason } = command
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    const released = await markHoldReleased(tx, input.holdId, { on: utility.today, by: actor.id, reason })
    if (released === undefined) refuse('NOT_FOUND', `There is no hold ${input.holdId} that stands.`)
    await recordAudit(tx, {
      actor,
      action: 'collections.hold.release',
      subjectKind: 'collection_hold',
      subjectId: String(input.holdId),
      reason,
      before: { scope: released.scope, scopeValue: released.scopeValue, toOn: released.toOn },
      after: { releasedOn: utility.today },
    })
    await wakeCollectionOf(tx.client, await accountsUnder(tx.client, released))
    return { holdId: input.holdId }
  })
}
