import type pg from 'pg'
import { findRead } from '../../db/metering/read-reads.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import type { ReadWarningCode } from '../../domain/metering/read-plausibility.js'
import { runCommand } from '../run-command.js'
import { type EnterReadAnswer, keepRead } from './enter-read.js'

export interface CorrectReadInput {
  readonly readId: number
  /** As seen on the dial, before the multiplier. */
  readonly value: string
  readonly kind: 'actual' | 'estimated' | 'customer'
  /** Warnings the person saw and stands by. */
  readonly confirmed: readonly ReadWarningCode[]
}

/**
 * Puts another value in the place of a read. The former one stays, superseded; bills made from it are not touched: those of
 * an estimate are proposed to be billed again (`keepRead`), others are corrected on their own. Refuses NOT_FOUND, READ_SUPERSEDED (somebody was quicker), and what `keepRead` does.
 */
export function correctRead(pool: pg.Pool, command: Command<CorrectReadInput>): Promise<EnterReadAnswer> {
  return runCommand(pool, 'metering.correct-read', command, async (tx) => {
    const read = await findRead(tx.client, command.input.readId)
    if (read === undefined) refuse('NOT_FOUND', `There is no read ${command.input.readId}.`)
    if (read.supersededBy !== null) {
      refuse('READ_SUPERSEDED', 'Another read has taken the place of this one meanwhile. Look at the newest and correct that.', {
        supersededBy: read.supersededBy,
      })
    }
    return keepRead(tx, command, {
      meterId: read.meterId,
      register: read.register,
      readOn: read.readOn,
      value: command.input.value,
      kind: command.input.kind,
      source: 'correction',
      confirmed: command.input.confirmed,
      corrects: true,
    })
  })
}
