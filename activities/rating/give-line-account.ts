import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { insertLineAccount } from '../../db/rating/line-account-store.js'
import { lockRateBook } from '../../db/rating/rate-book-lock.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { mayGiveAccount } from '../../domain/billing/line-account-rules.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import type { LineAccount } from '../../domain/utility/line-accounts.js'
import { loadBillingRules } from '../billing/billing-rules.js'
import { runCommand } from '../run-command.js'

/**
 * Says which account a code of bill lines is credited to, where neither the settings nor anybody said so: what was posted stays, and no line
 * of a tariff in force is credited elsewhere. Refuses NO_UTILITY and what `mayGiveAccount` does.
 */
export function giveLineAccount(pool: pg.Pool, command: Command<LineAccount>): Promise<LineAccount> {
  return runCommand(pool, 'rating.give-line-account', command, async (tx) => {
    const { input, actor, reason } = command
    if ((await loadUtility(tx.client)) === undefined)
      refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    await lockRateBook(tx.client)
    valueOf(mayGiveAccount((await loadBillingRules(tx.client, undefined)).compiled, input))
    await insertLineAccount(tx, { ...input, reason, recordedBy: actor.id })
    await recordAudit(tx, {
      actor,
      action: 'rating.line-account.give',
      subjectKind: 'gl_account',
      subjectId: input.account,
      reason,
      after: input,
    })
    return input
  })
}
