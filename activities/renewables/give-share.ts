import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { insertShare, lastBilledDay, lockGenerator, sharesOfGenerator } from '../../db/renewables/generator-store.js'
import { findAgreement } from '../../db/services/agreement-reads.js'
import type { Command } from '../../domain/kernel/command.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { checkShare } from '../../domain/renewables/generator-shares.js'
import { runCommand } from '../run-command.js'

export interface GiveShareInput {
  readonly generatorId: string
  readonly agreementId: string
  /** Above 0, at most 100: decimal text. */
  readonly percent: string
  /** First and last day, both included; null: goes on. */
  readonly from: LocalDate
  readonly to: LocalDate | null
}

/**
 * Gives an agreement a share of what a generator gives. Refuses NOT_FOUND, SHARE_SERVICE where the agreement is not electric, SHARE_DAYS,
 * SHARE_BILLED, SHARE_TWICE, and SHARES_EXCEED with what is left on the fullest day.
 */
export function giveShare(pool: pg.Pool, command: Command<GiveShareInput>): Promise<{ shareId: number }> {
  return runCommand(pool, 'renewables.give-share', command, async (tx) => {
    const { generatorId, agreementId } = command.input
    const generator = await lockGenerator(tx.client, generatorId)
    if (generator === undefined) refuse('NOT_FOUND', `There is no generator ${generatorId}.`)
    const agreement = await findAgreement(tx.client, agreementId)
    if (agreement === undefined) refuse('NOT_FOUND', `There is no agreement ${agreementId}.`)
    if (agreement.service !== 'electric')
      refuse('SHARE_SERVICE', `${agreementId} is an agreement of ${agreement.service}: only electric ones have shares.`)
    const share = {
      ...command.input,
      billedTo: await lastBilledDay(tx.client, [agreementId], generator),
      runs: { from: generator.beganOn, to: generator.endedOn },
    }
    valueOf(checkShare(share, await sharesOfGenerator(tx.client, generatorId)))
    const shareId = await insertShare(tx.client, command.input, command.actor.id)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'renewables.share.give',
      subjectKind: 'generator',
      subjectId: generatorId,
      reason: command.reason,
      after: { shareId, ...command.input },
    })
    return { shareId }
  })
}
