import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockCustomer } from '../../db/customers/customer-store.js'
import { erasePerson, erasureStanding, loadRetentionYears } from '../../db/customers/erasure-store.js'
import type { Queryable } from '../../db/pool.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { decideErasure } from '../../domain/customers/erasure.js'
import type { Command } from '../../domain/kernel/command.js'
import { type Outcome, refuse, valueOf } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

/** What would stay if the person were erased now, or why they cannot be. Refuses NOT_FOUND, NO_UTILITY. */
export async function previewErasure(db: Queryable, customerId: string): Promise<Outcome<readonly string[]>> {
  const standing = await erasureStanding(db, customerId)
  if (standing === undefined) refuse('NOT_FOUND', `There is no customer ${customerId}.`)
  const utility = await loadUtility(db)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
  return decideErasure(standing, await loadRetentionYears(db), utility.today)
}

/**
 * Erases a person: names become a mark, contact data, documents and what was said are emptied; what the books and the law need stays and is
 * said. It cannot be undone. Refuses NOT_FOUND, NO_UTILITY, ERASED_ALREADY, ERASE_ACCOUNT_OPEN, ERASE_MONEY_OPEN, ERASE_CASE_OPEN,
 * ERASE_RETAINED.
 */
export function eraseCustomer(
  pool: pg.Pool,
  command: Command<{ customerId: string }>,
): Promise<{ customerId: string; stays: readonly string[] }> {
  return runCommand(pool, 'customers.erase', command, async (tx) => {
    const { customerId } = command.input
    if ((await lockCustomer(tx, customerId)) === undefined) refuse('NOT_FOUND', `There is no customer ${customerId}.`)
    const stays = valueOf(await previewErasure(tx.client, customerId))
    const utility = await loadUtility(tx.client)
    const contactsEmptied = await erasePerson(tx, customerId, utility?.today ?? '')
    await recordAudit(tx, {
      actor: command.actor,
      action: 'customers.erase',
      subjectKind: 'customer',
      subjectId: customerId,
      reason: command.reason,
      after: { contactsEmptied, stays },
    })
    return { customerId, stays }
  })
}
