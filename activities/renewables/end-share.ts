import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import {
  endGeneratorRow,
  endShareRow,
  findShare,
  lastBilledDay,
  lockGenerator,
  sharesOfGenerator,
} from '../../db/renewables/generator-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { addDays, type LocalDate } from '../../domain/kernel/local-date.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { checkShareEnd } from '../../domain/renewables/generator-shares.js'
import { runCommand } from '../run-command.js'

/** Ends a share after its last day; the day before it began takes it back. Refuses NOT_FOUND, SHARE_DAYS and SHARE_BILLED. */
export function endShare(
  pool: pg.Pool,
  command: Command<{ readonly shareId: number; readonly lastDay: LocalDate }>,
): Promise<{ shareId: number }> {
  return runCommand(pool, 'renewables.end-share', command, async (tx) => {
    const { shareId, lastDay } = command.input
    const named = await findShare(tx.client, shareId)
    if (named === undefined) refuse('NOT_FOUND', `There is no share ${shareId}.`)
    const generator = await lockGenerator(tx.client, named.generatorId)
    const share = await findShare(tx.client, shareId)
    if (generator === undefined || share === undefined) refuse('NOT_FOUND', `There is no share ${shareId}.`)
    valueOf(checkShareEnd(share, lastDay, await lastBilledDay(tx.client, [share.agreementId], generator)))
    await endShareRow(tx.client, shareId, lastDay)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'renewables.share.end',
      subjectKind: 'generator',
      subjectId: share.generatorId,
      reason: command.reason,
      before: share,
      after: { ...share, to: lastDay },
    })
    return { shareId }
  })
}

/**
 * Ends a generator after its last day, and its shares with it. Refuses NOT_FOUND, SHARE_DAYS where it began later or has ended, and
 * SHARE_BILLED where a later day was billed with one of its shares.
 */
export function endGenerator(
  pool: pg.Pool,
  command: Command<{ readonly generatorId: string; readonly lastDay: LocalDate }>,
): Promise<{ generatorId: string }> {
  return runCommand(pool, 'renewables.end-generator', command, async (tx) => {
    const { generatorId, lastDay } = command.input
    const generator = await lockGenerator(tx.client, generatorId)
    if (generator === undefined) refuse('NOT_FOUND', `There is no generator ${generatorId}.`)
    if (generator.endedOn !== null) refuse('SHARE_DAYS', `${generatorId} ended on ${generator.endedOn}.`)
    if (lastDay < generator.beganOn) refuse('SHARE_DAYS', `${generatorId} began on ${generator.beganOn}.`)
    const live = (await sharesOfGenerator(tx.client, generatorId)).filter((share) => share.to === null || share.to > lastDay)
    for (const share of live) {
      const billedTo = await lastBilledDay(tx.client, [share.agreementId], generator)
      // A share that would only have begun later never counts.
      const to = share.from > lastDay ? addDays(share.from, -1) : lastDay
      valueOf(checkShareEnd(share, to, billedTo))
      await endShareRow(tx.client, share.shareId, to)
    }
    await endGeneratorRow(tx.client, generatorId, lastDay)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'renewables.generator.end',
      subjectKind: 'generator',
      subjectId: generatorId,
      reason: command.reason,
      before: { endedOn: null },
      after: { endedOn: lastDay, sharesEnded: live.map((share) => share.shareId) },
    })
    return { generatorId }
  })
}
