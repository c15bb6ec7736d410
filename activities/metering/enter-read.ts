import type pg from 'pg'
import { parkedAccountsOfMeter } from '../../db/metering/read-reads.js'
import type { Transaction } from '../../db/transaction.js'
import type { Actor, Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import type { ReadWarningCode } from '../../domain/metering/read-plausibility.js'
import { mendWithin } from '../billing/mend-account.js'
import { proposeAfterMeasurement } from '../billing/propose-after-measurement.js'
import { runCommand } from '../run-command.js'
import { judgeRead, type ReadToJudge } from './judge-read.js'
import { writeRead } from './write-read.js'

export interface EnterReadInput {
  readonly meterId: string
  readonly register: string
  readonly readOn: string
  /** As seen on the dial, before the multiplier. */
  readonly value: string
  readonly kind: 'actual' | 'estimated' | 'customer'
  readonly source: 'phone' | 'web' | 'card' | 'handheld' | 'move' | 'estimate' | 'correction' | 'meter_file' | 'remote'
  /** Warnings the person saw and stands by. */
  readonly confirmed: readonly ReadWarningCode[]
}

export interface EnterReadAnswer {
  readonly readId: number
  readonly supersededReadId: number | null
  /** Accounts that were parked in a bill run and are tried again because of this read. */
  readonly accountsTriedAgain: readonly string[]
}

/**
 * Keeps a read that somebody took or was told. What is odd about it must have been confirmed, with a reason: else READ_IMPLAUSIBLE with
 * the warnings. An account that a bill run has parked is tried again in the same transaction. Refuses what `judgeRead` and `writeRead` do.
 */
export function enterRead(pool: pg.Pool, command: Command<EnterReadInput>): Promise<EnterReadAnswer> {
  return runCommand(pool, 'metering.enter-read', command, async (tx) => keepRead(tx, command, { ...command.input }))
}

/**
 * The part that entering and correcting share: judge, write, try parked accounts again. Estimates that a measured read shows to have been
 * too high are put on the line to it, the former ones superseded; from a meter itself nobody is asked about it first. Bills made of them,
 * or of an estimate whose day the read takes, are proposed to be billed again.
 */
export async function keepRead(
  tx: Transaction,
  by: { readonly actor: Actor; readonly reason: string },
  read: EnterReadInput & Pick<ReadToJudge, 'corrects'>,
): Promise<EnterReadAnswer> {
  const { plausibility, unit, mends } = await judgeRead(tx.client, read)
  const lowered = mends?.lowered ?? []
  const explained = lowered.length > 0 && read.kind === 'actual' && read.source === 'meter_file' ? 'BELOW_LAST' : undefined
  const unconfirmed = plausibility.warnings.filter(
    (warning) => !read.confirmed.includes(warning.code) && warning.code !== explained,
  )
  if (unconfirmed.length > 0) {
    refuse(
      'READ_IMPLAUSIBLE',
      `${unconfirmed.map((warning) => warning.sentence).join(' ')} Check it, then confirm it with a reason.`,
      {
        warnings: plausibility.warnings,
        use: plausibility.use?.toFixed() ?? null,
        unit,
      },
    )
  }
  const how = lowered.length > 0 ? 'is below estimates it follows' : 'takes the place of an estimate'
  const because = `The read of ${read.readOn}, ${read.value} on meter ${read.meterId}, ${how}`
  const mended = read.kind === 'estimated' ? undefined : mends
  const written = await writeRead(tx, { ...read, actor: by.actor, reason: by.reason })
  for (const estimate of mended?.lowered ?? []) {
    const { meterId, register } = read
    const again = { meterId, register, ...estimate, kind: 'estimated' as const, source: 'estimate' }
    await writeRead(tx, { ...again, actor: by.actor, reason: because })
  }
  const accountsTriedAgain: string[] = []
  for (const parked of await parkedAccountsOfMeter(tx.client, read.meterId)) {
    await mendWithin(tx, {
      actor: by.actor,
      reason: by.reason,
      input: { runId: parked.runId, accountId: parked.accountId, act: 'retry' },
    })
    accountsTriedAgain.push(parked.accountId)
  }
  if (mended !== undefined) {
    await proposeAfterMeasurement(tx, { meterId: read.meterId, days: mended.days, reason: `${because}.`, actor: by.actor })
  }
  return { readId: written.readId, supersededReadId: written.supersededReadId ?? null, accountsTriedAgain }
}
