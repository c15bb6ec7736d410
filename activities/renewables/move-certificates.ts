import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { insertMoves, lockMinted, type MintedRange, soldAndRetired } from '../../db/renewables/certificate-store.js'
import { lockProgramme } from '../../db/renewables/programme-store.js'
import type { Transaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { countOf, heldOf, serialText, stillToRetire, takeFirst } from '../../domain/renewables/certificates.js'
import { runCommand } from '../run-command.js'

export interface MoveInput {
  readonly kind: 'transferred' | 'retired'
  readonly generatorId: string
  readonly vintage: string
  readonly count: number
  /** Transferred to whom; retired for whom. */
  readonly party: string
}

export interface MovedRange {
  readonly generatorId: string
  readonly vintage: string
  /** First and last certificate, as people write them. */
  readonly first: string
  readonly last: string
  readonly certificates: number
}

/** Transfers or retires the first certificates that are held of a generator's month. Refuses CERTIFICATES_SHORT with how many are held. */
export function moveCertificates(pool: pg.Pool, command: Command<MoveInput>): Promise<{ moved: MovedRange[] }> {
  return runCommand(pool, 'renewables.move-certificates', command, async (tx) => {
    const { kind, generatorId, vintage, count, party } = command.input
    const minted = await lockMinted(tx.client, { generatorId, vintage })
    return { moved: await move(tx, command, minted, { kind, count, party, programmeCode: null }) }
  })
}

/**
 * Retires what a programme sold and was not retired for yet, in whole MWh, the oldest vintages first. Refuses NOT_FOUND,
 * NOTHING_TO_RETIRE, and CERTIFICATES_SHORT where fewer are held than are due.
 */
export function retireForProgramme(
  pool: pg.Pool,
  command: Command<{ readonly programmeCode: string }>,
): Promise<{ moved: MovedRange[] }> {
  return runCommand(pool, 'renewables.retire-for-programme', command, async (tx) => {
    const { programmeCode } = command.input
    const programme = await lockProgramme(tx.client, programmeCode)
    if (programme === undefined || programme.kind !== 'green_power')
      refuse('NOT_FOUND', `There is no green power programme ${programmeCode}.`)
    const minted = await lockMinted(tx.client, {})
    const { soldKwh, retired } = await soldAndRetired(tx.client, programmeCode)
    const count = stillToRetire(soldKwh, retired)
    if (count === 0)
      refuse('NOTHING_TO_RETIRE', `${programme.name} sold ${soldKwh} kWh, and ${retired} certificates were retired for it.`)
    const party = `customers of ${programme.name}`
    return { moved: await move(tx, command, minted, { kind: 'retired', count, party, programmeCode }) }
  })
}

interface Wanted {
  readonly kind: 'transferred' | 'retired'
  readonly count: number
  readonly party: string
  readonly programmeCode: string | null
}

async function move(
  tx: Transaction,
  command: Command<unknown>,
  minted: readonly MintedRange[],
  { kind, count, party, programmeCode }: Wanted,
): Promise<MovedRange[]> {
  const utility = await loadUtility(tx.client)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
  const held = minted.flatMap(({ gone, ...range }) => heldOf(range, gone).map((serials) => ({ ...range, ...serials })))
  const taken = valueOf(takeFirst(held, count))
  const more = { kind, party, programmeCode, reason: command.reason, movedOn: utility.today }
  await insertMoves(
    tx.client,
    taken.map(({ mintingId, generatorId, first, last }) => ({ mintingId, generatorId, first, last, ...more })),
    command.actor.id,
  )
  const moved = taken.map((range) => ({
    generatorId: range.generatorId,
    vintage: range.vintage,
    first: serialText(range.generatorId, range.vintage, range.first),
    last: serialText(range.generatorId, range.vintage, range.last),
    certificates: countOf([range]),
  }))
  for (const range of moved) {
    await recordAudit(tx, {
      actor: command.actor,
      action: `renewables.certificates.${kind === 'retired' ? 'retire' : 'transfer'}`,
      subjectKind: 'generator',
      subjectId: range.generatorId,
      reason: command.reason,
      after: { ...range, party, programmeCode },
    })
  }
  return moved
}
