import { recordAudit } from '../../db/access/audit-store.js'
import { findLiveRead, findRegister, insertRead, pointsOfMeter, supersedeRead } from '../../db/metering/read-store.js'
import { enqueueWakeOfLinked } from '../../db/processes/outbox-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Actor } from '../../domain/kernel/command.js'
import { Decimal, isDecimalText } from '../../domain/kernel/decimal.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { noticeUnservedUse } from '../services/notice-unserved-use.js'
import { settleHeld } from './validation/keep-findings.js'
import { validateRead } from './validation/validate-read.js'

export interface ReadToWrite {
  readonly meterId: string
  readonly register: string
  readonly readOn: string
  /** As seen on the dial, before the multiplier. */
  readonly value: string
  readonly kind: 'actual' | 'estimated' | 'customer'
  readonly source: string
  readonly actor: Actor
  readonly reason: string
  /** Of a day that has a read it changes nothing, whatever that read is. */
  readonly givesWay?: true
}

/**
 * Writes a read inside the caller's transaction. A live read of the same register and day is superseded, never edited; the same value and
 * kind again changes nothing. What the validation rules find odd is kept with it, and may hold it from being billed. Returns the id of the read that now counts. Refuses REGISTER_UNKNOWN, READ_VALUE_INVALID (negative, or
 * more whole digits than the register has dials).
 */
export async function writeRead(tx: Transaction, read: ReadToWrite): Promise<{ readId: number; supersededReadId?: number }> {
  const register = await findRegister(tx.client, read.meterId, read.register)
  if (register === undefined) refuse('REGISTER_UNKNOWN', `Meter ${read.meterId} has no register ${read.register}.`)
  if (
    !isDecimalText(read.value) ||
    read.value.startsWith('-') ||
    new Decimal(read.value).gte(new Decimal(10).pow(register.dials))
  ) {
    refuse(
      'READ_VALUE_INVALID',
      `A read of this register is a number from 0 to below ${new Decimal(10).pow(register.dials).toFixed()}.`,
      {
        value: read.value,
        dials: register.dials,
      },
    )
  }
  const live = await findLiveRead(tx.client, read)
  if (live !== undefined && read.givesWay === true) return { readId: live.readId }
  if (live !== undefined && live.kind === read.kind && new Decimal(live.value).eq(read.value)) return { readId: live.readId }
  const readId = await insertRead(tx.client, {
    ...read,
    recordedBy: read.actor.id,
    before: async (id) => {
      if (live !== undefined) await supersedeRead(tx.client, live.readId, id)
    },
  })
  await recordAudit(tx, {
    actor: read.actor,
    action: live === undefined ? 'metering.read.enter' : 'metering.read.correct',
    subjectKind: 'meter',
    subjectId: read.meterId,
    reason: read.reason,
    ...(live === undefined ? {} : { before: { readId: live.readId, readOn: read.readOn, value: live.value, kind: live.kind } }),
    after: { readId, register: read.register, readOn: read.readOn, value: read.value, kind: read.kind },
  })
  if (live !== undefined) await settleHeld(tx, { readIds: [live.readId] }, read.actor.id)
  await validateRead(tx, { ...read, readId }, read.actor.id)
  await noticeUnservedUse(tx, read, read.actor.id)
  await enqueueWakeOfLinked(tx.client, 'service_point', await pointsOfMeter(tx.client, read))
  return live === undefined ? { readId } : { readId, supersededReadId: live.readId }
}
