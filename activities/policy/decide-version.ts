import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { packsInForce } from '../../db/policy/governing-policy.js'
import {
  insertVersionEvent,
  lockPack,
  lockReleases,
  moveVersion,
  otherGoverning,
  type StandingVersion,
} from '../../db/policy/version-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { checkPack } from '../../domain/policy/check-pack.js'
import type { PackVersion } from '../../domain/policy/policy-pack.js'
import { decideVersionAct, type VersionAct, type VersionState } from '../../domain/policy/version-acts.js'
import { beginDepositSweeps } from '../deposits/sweep-process.js'
import { beginSweeps } from '../late-fees/sweep-process.js'
import { runCommand } from '../run-command.js'
import { widestFirst } from './wider-packs.js'

export interface DecideVersionInput {
  readonly pack: string
  readonly version: number
  readonly act: VersionAct
  /** Of a release: the first day it governs; of a withdrawal: the first day it no longer does. Today where it is left out. */
  readonly on?: LocalDate
}

export interface DecideVersionAnswer {
  readonly pack: string
  readonly version: number
  readonly state: VersionState
}

/**
 * Proposes, returns, releases or withdraws a version of a policy pack. A release needs another person than the proposal, the packs it
 * builds upon in force, no other pack of the utility in force, and no narrower pack in force that would then give customers less without
 * saying why. A withdrawal needs that no pack in force builds upon it alone; the version before it, where it still stands, holds again.
 */
export function decideVersion(pool: pg.Pool, command: Command<DecideVersionInput>): Promise<DecideVersionAnswer> {
  return runCommand(pool, 'policy.decide-version', command, async (tx) => {
    const { input, actor, reason } = command
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    await lockReleases(tx.client)
    const versions = await lockPack(tx.client, input.pack)
    const standing = versions.find(({ version }) => version === input.version)
    if (standing === undefined) refuse('NOT_FOUND', `There is no version ${input.version} of the policy pack ${input.pack}.`)
    const hasReleasedVersion = versions.some(({ effectiveFrom }) => effectiveFrom !== null)
    const on = input.on ?? utility.today
    const state = valueOf(
      decideVersionAct({ ...standing, hasReleasedVersion }, { act: input.act, by: actor.id, on, today: utility.today }),
    )
    if (input.act === 'release') await refuseUnfit(tx.client, standing, on)
    const governs = input.act === 'release' || (input.act === 'withdraw' && standing.state === 'released')
    await moveVersion(tx.client, { ...input, state, by: actor.id, on: governs ? on : null })
    if (input.act === 'withdraw' && standing.state === 'released') await refuseOrphans(tx.client, standing, on)
    if (input.act === 'release' && standing.document.level === 'utility') {
      const begun = { businessDate: utility.today, actor: actor.name }
      await beginSweeps(tx, begun)
      await beginDepositSweeps(tx, begun)
    }
    const event = { pack: input.pack, version: input.version, event: input.act, onDate: utility.today, reason }
    await insertVersionEvent(tx.client, { ...event, recordedBy: actor.id })
    await recordAudit(tx, {
      actor,
      action: `policy.version.${input.act}`,
      subjectKind: 'policy',
      subjectId: `${input.pack}/${input.version}`,
      reason,
      before: { state: standing.state },
      after: { state, ...(governs ? { on } : {}) },
    })
    return { pack: input.pack, version: input.version, state }
  })
}

/** Refuses the release of a version that does not fit the packs in force on its first day. */
async function refuseUnfit(client: pg.PoolClient, standing: StandingVersion, on: LocalDate): Promise<void> {
  const others = (await packsInForce(client, on)).filter(({ document }) => document.pack !== standing.pack)
  const { document } = standing
  const problems = checkPack(document, widerOf(document.extends ?? [], others))
  if (problems.length > 0) {
    refuse('POLICY_INVALID', `Beside the packs in force on ${on} this version has a problem: ${problems[0]?.message ?? ''}`, {
      problems,
    })
  }
  const rival = document.level === 'utility' ? await otherGoverning(client, standing.pack, on) : undefined
  if (rival !== undefined) {
    refuse('POLICY_OTHER_GOVERNS', `${rival.name} governs the utility already. Withdraw it first.`, { pack: rival.pack })
  }
  const all = [...others, { version: standing.version, document }]
  for (const narrower of others.filter((other) => other.document.extends?.includes(standing.pack) === true)) {
    const weaker = checkPack(narrower.document, widerOf(narrower.document.extends ?? [], all))
    if (weaker.length > 0) {
      refuse(
        'POLICY_NARROWER_WEAKENED',
        `${narrower.document.name} would not fit any more: ${weaker[0]?.message ?? ''} Release its next version first.`,
        { pack: narrower.document.pack, problems: weaker },
      )
    }
  }
}

/** Refuses to leave a pack in force without one it builds upon. */
async function refuseOrphans(client: pg.PoolClient, standing: StandingVersion, on: LocalDate): Promise<void> {
  const left = await packsInForce(client, on)
  if (left.some(({ document }) => document.pack === standing.pack)) return
  const orphan = left.find(({ document }) => document.extends?.includes(standing.pack) === true)
  if (orphan === undefined) return
  refuse('POLICY_STILL_NEEDED', `${orphan.document.name} builds upon this pack. Withdraw it first.`, {
    pack: orphan.document.pack,
  })
}

/** The named packs and all they build upon, the widest first. */
function widerOf(names: readonly string[], versions: readonly PackVersion[]): PackVersion[] {
  const found = new Set<PackVersion>()
  const add = (name: string): void => {
    const version = versions.find(({ document }) => document.pack === name)
    if (version === undefined || found.has(version)) return
    found.add(version)
    for (const wider of version.document.extends ?? []) add(wider)
  }
  names.forEach(add)
  return widestFirst([...found])
}
