import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { requestHash } from '../../db/processes/idempotency-store.js'
import { lockTariff } from '../../db/rating/tariff-store.js'
import {
  type DraftAssumption,
  insertTariffVersion,
  insertTariffVersionEvent,
  lockTariffVersion,
  rewriteTariffVersion,
} from '../../db/rating/version-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { draftHead } from './draft-file.js'

export interface DraftTariffInput {
  /** The tariff file as it was written. */
  readonly file: string
  /** The revision it was made from; 0 for a tariff that is new. The one that stands where absent. */
  readonly fromRevision?: number
  /** From when on customers may see it; the day of its approval where absent. */
  readonly publishedOn?: LocalDate
  /** What was taken for granted where it was made of a published rate. */
  readonly assumptions?: readonly DraftAssumption[]
}

export interface DraftTariffAnswer {
  readonly id: string
  readonly version: number
  readonly edition: number
}

/**
 * Keeps a tariff file as the next version of its tariff, a draft: it bills nothing until it is proposed and approved, so it may have
 * problems yet. Refuses TARIFF_INVALID for what is no JSON or names no tariff, and TARIFF_CHANGED where it was made from another revision.
 */
export function draftTariffVersion(pool: pg.Pool, command: Command<DraftTariffInput>): Promise<DraftTariffAnswer> {
  return runCommand(pool, 'rating.draft-tariff', command, async (tx) => {
    const { input, actor, reason } = command
    const { tariff, name } = draftHead(input.file)
    const utility = await loadUtility(tx.client)
    if (utility === undefined) {
      refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first; the tariffs come with it.')
    }
    const { revision: standing = 0, isCancelled = true } = (await lockTariff(tx.client, tariff)) ?? {}
    refuseOtherRevision(tariff, isCancelled && input.fromRevision === 0 ? standing : input.fromRevision, standing)
    const version = await insertTariffVersion(tx.client, {
      tariff,
      name,
      file: input.file,
      baseRevision: standing,
      publishedOn: input.publishedOn ?? null,
      assumptions: input.assumptions ?? [],
      reason,
      by: actor.id,
    })
    const of = { tariff, version, onDate: utility.today, reason, recordedBy: actor.id }
    await insertTariffVersionEvent(tx.client, { ...of, event: 'draft' })
    await recordAudit(tx, {
      actor,
      action: 'rating.tariff.draft',
      subjectKind: 'tariff',
      subjectId: tariff,
      reason,
      after: { version, baseRevision: standing, fileHash: requestHash(input.file) },
    })
    return { id: tariff, version, edition: 1 }
  })
}

export interface EditDraftInput {
  readonly tariff: string
  readonly version: number
  readonly file: string
  /** The edition the change was made from. */
  readonly fromEdition: number
  /** The revision that stands, where the writer has taken up what changed since the draft was begun. */
  readonly fromRevision?: number
  /** null: from the day of its approval. */
  readonly publishedOn: LocalDate | null
}

/**
 * Writes a draft anew. Refuses TARIFF_VERSION_STATE for what is no draft, TARIFF_DRAFT_CHANGED where somebody else saved it meanwhile,
 * TARIFF_CHANGED where it says to be made from a revision that does not stand, and TARIFF_INVALID as `draftTariffVersion` does, also for
 * the code of another tariff.
 */
export function editTariffDraft(pool: pg.Pool, command: Command<EditDraftInput>): Promise<DraftTariffAnswer> {
  return runCommand(pool, 'rating.edit-draft', command, async (tx) => {
    const { input, actor, reason } = command
    const { tariff, version, file } = input
    const utility = await loadUtility(tx.client)
    const revision = (await lockTariff(tx.client, tariff))?.revision ?? 0
    const standing = await lockTariffVersion(tx.client, tariff, version)
    if (standing === undefined || utility === undefined)
      refuse('NOT_FOUND', `There is no version ${version} of tariff ${tariff}.`)
    if (standing.state !== 'draft') {
      refuse('TARIFF_VERSION_STATE', `Version ${version} of tariff ${tariff} is ${standing.state}; only a draft is written.`, {
        state: standing.state,
      })
    }
    if (standing.edition !== input.fromEdition) {
      refuse(
        'TARIFF_DRAFT_CHANGED',
        `Version ${version} of tariff ${tariff} was saved by somebody else meanwhile, as edition ${standing.edition}. Look at that one first.`,
        { edition: standing.edition, from: input.fromEdition },
      )
    }
    const head = draftHead(file)
    if (head.tariff !== tariff) {
      const message = `This is a version of tariff ${tariff}; its code cannot become ${head.tariff}`
      refuse('TARIFF_INVALID', `${message}. Hand it in as a tariff of its own.`, {
        problems: [{ line: 1, column: 1, code: 'TARIFF_CODE', path: 'tariff', message }],
      })
    }
    refuseOtherRevision(tariff, input.fromRevision, revision)
    const edition = standing.edition + 1
    await rewriteTariffVersion(tx.client, {
      tariff,
      version,
      edition,
      name: head.name,
      file,
      baseRevision: input.fromRevision ?? standing.baseRevision,
      publishedOn: input.publishedOn,
      by: actor.id,
    })
    const of = { tariff, version, onDate: utility.today, reason, recordedBy: actor.id }
    await insertTariffVersionEvent(tx.client, { ...of, event: 'save' })
    await recordAudit(tx, {
      actor,
      action: 'rating.tariff.edit-draft',
      subjectKind: 'tariff',
      subjectId: tariff,
      reason,
      before: { version, edition: standing.edition, fileHash: requestHash(standing.file), publishedOn: standing.publishedOn },
      after: { version, edition, fileHash: requestHash(file), publishedOn: input.publishedOn },
    })
    return { id: tariff, version, edition }
  })
}

function refuseOtherRevision(tariff: string, from: number | undefined, standing: number): void {
  if (from === undefined || from === standing) return
  refuse(
    'TARIFF_CHANGED',
    `Tariff ${tariff} stands at revision ${standing}, not ${from}: somebody else has changed it. Look at that change first.`,
    { revision: standing, from },
  )
}
