import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockRateBook } from '../../db/rating/rate-book-lock.js'
import { insertAddedAccount, loadChartAdditions } from '../../db/utility/chart-additions-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { type AddedAccount, mayAddAccount, withChartAdditions } from '../../domain/utility/chart-additions.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import { runCommand } from '../run-command.js'

/**
 * Adds an account to the chart, beside those of the settings. Nothing is posted to it until a code of lines is credited to it. Refuses
 * NO_UTILITY and what `mayAddAccount` does.
 */
export function addAccount(pool: pg.Pool, command: Command<AddedAccount>): Promise<AddedAccount> {
  return runCommand(pool, 'ledger.add-account', command, async (tx) => {
    const { input, actor, reason } = command
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    // Two who add accounts, or give one to a line, do so one after the other.
    await lockRateBook(tx.client)
    const settings = withChartAdditions(utility.settings as SettingsFile, await loadChartAdditions(tx.client))
    valueOf(mayAddAccount(settings, input))
    await insertAddedAccount(tx, input, { reason, recordedBy: actor.id })
    await recordAudit(tx, {
      actor,
      action: 'ledger.account.add',
      subjectKind: 'gl_account',
      subjectId: input.code,
      reason,
      after: input,
    })
    return input
  })
}
