import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { insertConfirmation, lockPack, rowHash } from '../../db/policy/version-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { isUnconfirmedMark } from '../../domain/policy/policy-pack.js'
import { runCommand } from '../run-command.js'

export interface ConfirmRowInput {
  readonly pack: string
  readonly version: number
  /** Place of the row in the pack, from 0. */
  readonly row: number
  /** Name of the person who read the source: counsel, say. */
  readonly confirmedBy: string
  readonly confirmedOn: LocalDate
  /** What was read. */
  readonly source: string
}

export interface ConfirmRowAnswer {
  readonly pack: string
  readonly row: number
}

/**
 * Records that somebody read the source of a row that rests on secondary ones. It holds for the same row of every version of the pack. A
 * row that needs none, one confirmed already and a day to come are refused.
 */
export function confirmRow(pool: pg.Pool, command: Command<ConfirmRowInput>): Promise<ConfirmRowAnswer> {
  return runCommand(pool, 'policy.confirm-row', command, async (tx) => {
    const { input, actor, reason } = command
    const versions = await lockPack(tx.client, input.pack)
    const row = versions.find(({ version }) => version === input.version)?.document.rows[input.row]
    if (row === undefined) refuse('NOT_FOUND', `There is no row ${input.row} in version ${input.version} of ${input.pack}.`)
    if (!isUnconfirmedMark(row.mark)) {
      refuse(
        'POLICY_NEEDS_NO_CONFIRMATION',
        `This row is marked ${row.mark}: it rests on its source itself, or on the utility’s own decision.`,
      )
    }
    const today = (await loadUtility(tx.client))?.today ?? ''
    if (input.confirmedOn > today) refuse('POLICY_CONFIRMED_LATER', `A source is confirmed on ${today} at the latest.`, { today })
    const added = await insertConfirmation(tx.client, {
      pack: input.pack,
      rowHash: rowHash(row),
      confirmedBy: input.confirmedBy,
      confirmedOn: input.confirmedOn,
      source: input.source,
      recordedBy: actor.id,
    })
    if (!added) refuse('POLICY_CONFIRMED', 'This row has been confirmed already.')
    await recordAudit(tx, {
      actor,
      action: 'policy.row.confirm',
      subjectKind: 'policy',
      subjectId: `${input.pack}/${input.version}`,
      reason,
      after: {
        row: input.row,
        key: row.key,
        confirmedBy: input.confirmedBy,
        confirmedOn: input.confirmedOn,
        source: input.source,
      },
    })
    return { pack: input.pack, row: input.row }
  })
}
