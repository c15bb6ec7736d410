import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { loadRatingFiles } from '../../db/rating/rating-file-store.js'
import { requestHash } from '../../db/processes/idempotency-store.js'
import { lockTariff, putTariff, runsComputing } from '../../db/rating/tariff-store.js'
import type { Transaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import type { TariffFile } from '../../domain/rating/tariff.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import { runCommand } from '../run-command.js'
import { checkTariff } from './check-tariff.js'

export interface SaveTariffInput {
  /** The tariff file as it was written. */
  readonly file: string
  /** The revision the change was made from; 0 for a tariff that is new. Absent: whatever stands is replaced. */
  readonly fromRevision?: number
}

export interface SaveTariffAnswer {
  readonly id: string
  readonly revision: number
}

/**
 * Adds a tariff, or the next revision of one; the former revisions stay. Refuses TARIFF_INVALID with every problem, TARIFF_CHANGED where
 * somebody else was faster, TARIFF_UNCHANGED, and TARIFF_IN_USE while a run computes: its bills would rest on two rate books.
 */
export function saveTariff(pool: pg.Pool, command: Command<SaveTariffInput>): Promise<SaveTariffAnswer> {
  return runCommand(pool, 'rating.save-tariff', command, async (tx) => {
    const tariff = await validTariff(tx, command.input.file)
    const standing = await lockTariff(tx.client, tariff.tariff)
    const from = command.input.fromRevision
    if (from !== undefined && from !== (standing?.revision ?? 0)) {
      refuse(
        'TARIFF_CHANGED',
        `Tariff ${tariff.tariff} stands at revision ${standing?.revision ?? 0}, not ${from}: somebody else has changed it. Look at that change first.`,
        { revision: standing?.revision ?? 0, from },
      )
    }
    if (standing !== undefined && requestHash(standing.document) === requestHash(tariff)) {
      refuse('TARIFF_UNCHANGED', `The file says what tariff ${tariff.tariff} says already; there is nothing to save.`)
    }
    const computing = await runsComputing(tx.client)
    if (computing.length > 0) {
      refuse('TARIFF_IN_USE', `Bill run ${computing.join(', ')} is computing bills. Save the tariff when it waits for review.`, {
        runs: computing,
      })
    }
    const revision = (standing?.revision ?? 0) + 1
    await putTariff(tx.client, {
      code: tariff.tariff,
      service: tariff.service ?? '',
      name: tariff.name,
      document: tariff,
      revision,
      recordedBy: command.actor.id,
      reason: command.reason,
    })
    await recordAudit(tx, {
      actor: command.actor,
      action: 'rating.tariff.save',
      subjectKind: 'tariff',
      subjectId: tariff.tariff,
      reason: command.reason,
      ...(standing === undefined ? {} : { before: standing.document }),
      after: tariff,
    })
    return { id: tariff.tariff, revision }
  })
}

async function validTariff(tx: Transaction, file: string): Promise<TariffFile> {
  if ((await loadUtility(tx.client)) === undefined) {
    refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first; the tariffs come with it.')
  }
  const around = await loadRatingFiles(tx.client, undefined)
  const check = checkTariff(file, { settings: around.settings as SettingsFile, tariffs: around.tariffs as TariffFile[] })
  if (check.ok) return check.tariff
  const [first] = check.problems
  refuse(
    'TARIFF_INVALID',
    `The tariff file has ${check.problems.length} problem(s), first in line ${first?.line ?? 1}: ${first?.message ?? ''}`,
    {
      problems: check.problems,
    },
  )
}
