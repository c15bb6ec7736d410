import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { type AgencyRow, findAgency, saveAgency } from '../../db/agencies/agency-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

/** Adds an agency, or changes one. Refuses NO_UTILITY. */
export function configureAgency(pool: pg.Pool, command: Command<AgencyRow>): Promise<AgencyRow> {
  return runCommand(pool, 'agencies.configure', command, async (tx) => {
    const { input, actor, reason } = command
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
    const before = await findAgency(tx.client, input.agencyCode)
    await saveAgency(tx.client, input, { on: utility.today, by: actor.id })
    await recordAudit(tx, {
      actor,
      action: 'agencies.configure',
      subjectKind: 'agency',
      subjectId: input.agencyCode,
      reason,
      ...(before === undefined ? {} : { before }),
      after: input,
    })
    return input
  })
}
