import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { insertVersion, insertVersionEvent, lockPack, moveVersion } from '../../db/policy/version-store.js'
import { requestHash } from '../../db/processes/idempotency-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import type { FileProblem } from '../rating/file-problem.js'
import { checkPackFile, readPackFile } from './read-pack-file.js'
import { widerPacks } from './wider-packs.js'

export interface DraftPackInput {
  /** The pack file as it was written. */
  readonly file: string
}

export interface DraftPackAnswer {
  readonly pack: string
  readonly version: number
}

/**
 * Takes a pack file in as the next version of its pack, a draft; a draft that stood before is withdrawn. Refuses POLICY_INVALID with every
 * problem, POLICY_UNCHANGED where the newest version says the same, and POLICY_STATE while a version of the pack waits for its release.
 */
export function draftPack(pool: pg.Pool, command: Command<DraftPackInput>): Promise<DraftPackAnswer> {
  return runCommand(pool, 'policy.draft-pack', command, async (tx) => {
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    const form = readPackFile(command.input.file)
    if (!form.ok) invalid(form.problems)
    const check = checkPackFile(command.input.file, await widerPacks(tx.client, form.pack))
    if (!check.ok) invalid(check.problems)
    const { pack } = check
    const standing = await lockPack(tx.client, pack.pack)
    const newest = standing.find(({ state }) => state !== 'withdrawn')
    if (newest !== undefined && requestHash(newest.document) === requestHash(pack)) {
      refuse('POLICY_UNCHANGED', `Version ${newest.version} of ${pack.name} says the same already.`, { version: newest.version })
    }
    if (newest?.state === 'proposed') {
      refuse('POLICY_STATE', `Version ${newest.version} of ${pack.name} is proposed. Release it, or return it first.`, {
        state: newest.state,
      })
    }
    const by = command.actor.id
    const event = { pack: pack.pack, onDate: utility.today, reason: command.reason, recordedBy: by }
    if (newest?.state === 'draft') {
      const change = { pack: pack.pack, version: newest.version, act: 'withdraw', state: 'withdrawn', by, on: null } as const
      await moveVersion(tx.client, change)
      await insertVersionEvent(tx.client, { ...event, version: newest.version, event: 'withdraw' })
    }
    const version = (standing[0]?.version ?? 0) + 1
    await insertVersion(tx.client, { version, document: pack, reason: command.reason, draftedBy: by })
    await insertVersionEvent(tx.client, { ...event, version, event: 'draft' })
    await recordAudit(tx, {
      actor: command.actor,
      action: 'policy.version.draft',
      subjectKind: 'policy',
      subjectId: `${pack.pack}/${version}`,
      reason: command.reason,
      after: { pack: pack.pack, version, rows: pack.rows.length },
    })
    return { pack: pack.pack, version }
  })
}

function invalid(problems: readonly FileProblem[]): never {
  const [first] = problems
  refuse(
    'POLICY_INVALID',
    `The policy pack has ${problems.length} problem(s), first in line ${first?.line ?? 1}: ${first?.message ?? ''}`,
    { problems },
  )
}
