import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { acquiredRanges, type AcquiredRange, insertAcquiredMoves, lockAcquired } from '../../db/renewables/acquisition-store.js'
import { insertMoves, lockMinted, type MintedRange, soldAndRetired } from '../../db/renewables/certificate-store.js'
import { lockProgramme } from '../../db/renewables/programme-store.js'
import type { Transaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import {
  acquiredSerialText,
  countOf,
  heldOf,
  serialText,
  stillToRetire,
  takeFirst,
} from '../../domain/renewables/certificates.js'
import { runCommand } from '../run-command.js'

export interface MoveInput {
  readonly kind: 'transferred' | 'retired'
  readonly generatorId: string
  readonly vintage: string
  readonly count: number
  /** Transferred to whom; retired for whom. */
  readonly party: string
}

/** Where certificates come from: a generator whose month was minted, or another registry they were bought of. */
export interface MovedRange {
  readonly generatorId: string | null
  readonly registry: string | null
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

/** Transfers or retires the first certificates that are held of an acquisition. Refuses NOT_FOUND, CERTIFICATES_SHORT. */
export function moveAcquired(
  pool: pg.Pool,
  command: Command<Pick<MoveInput, 'kind' | 'count' | 'party'> & { readonly acquisitionId: number }>,
): Promise<{ moved: MovedRange[] }> {
  return runCommand(pool, 'renewables.move-acquired', command, async (tx) => {
    const { kind, acquisitionId, count, party } = command.input
    await lockAcquired(tx.client)
    const acquired = await acquiredRanges(tx.client, acquisitionId)
    if (acquired.length === 0) refuse('NOT_FOUND', `There is no acquisition ${acquisitionId}.`)
    return { moved: await move(tx, command, acquired, { kind, count, party, programmeCode: null }) }
  })
}

/**
 * Retires what a programme sold and was not retired for yet, in whole MWh, the oldest vintages first, of a month
 * those that were minted here before those that were bought. Refuses NOT_FOUND,
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
    await lockAcquired(tx.client)
    const all = [...minted, ...(await acquiredRanges(tx.client))].sort((one, other) => one.vintage.localeCompare(other.vintage))
    const { soldKwh, retired } = await soldAndRetired(tx.client, programmeCode)
    const count = stillToRetire(soldKwh, retired)
    if (count === 0)
      refuse('NOTHING_TO_RETIRE', `${programme.name} sold ${soldKwh} kWh, and ${retired} certificates were retired for it.`)
    const party = `customers of ${programme.name}`
    return { moved: await move(tx, command, all, { kind: 'retired', count, party, programmeCode }) }
  })
}

interface Wanted {
  readonly kind: 'transferred' | 'retired'
  readonly count: number
  readonly party: string
  readonly programmeCode: string | null
}

type Source = MintedRange | AcquiredRange

async function move(
  tx: Transaction,
  command: Command<unknown>,
  sources: readonly Source[],
  { kind, count, party, programmeCode }: Wanted,
): Promise<MovedRange[]> {
  const utility = await loadUtility(tx.client)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
  const held = sources.flatMap(({ gone, ...range }) => heldOf(range, gone).map((serials) => ({ ...range, ...serials })))
  const taken = valueOf(takeFirst(held, count))
  const more = { kind, party, programmeCode, reason: command.reason, movedOn: utility.today }
  await insertMoves(
    tx.client,
    taken.flatMap((range) => ('mintingId' in range ? [{ ...range, ...more }] : [])),
    command.actor.id,
  )
  await insertAcquiredMoves(
    tx.client,
    taken.flatMap((range) => ('acquisitionId' in range ? [{ ...range, ...more }] : [])),
    command.actor.id,
  )
  const moved = taken.map(movedOf)
  for (const range of moved) {
    await recordAudit(tx, {
      actor: command.actor,
      action: `renewables.certificates.${kind === 'retired' ? 'retire' : 'transfer'}`,
      subjectKind: range.generatorId === null ? 'registry' : 'generator',
      subjectId: range.generatorId ?? range.registry ?? '',
      reason: command.reason,
      after: { ...range, party, programmeCode },
    })
  }
  return moved
}

function movedOf(range: Omit<MintedRange, 'gone'> | Omit<AcquiredRange, 'gone'>): MovedRange {
  const { vintage } = range
  const certificates = countOf([range])
  if ('acquisitionId' in range) {
    const text = (serial: number): string => acquiredSerialText(range.registry, range.series, serial)
    return {
      generatorId: null,
      registry: range.registry,
      vintage,
      first: text(range.first),
      last: text(range.last),
      certificates,
    }
  }
  const text = (serial: number): string => serialText(range.generatorId, vintage, serial)
  return {
    generatorId: range.generatorId,
    registry: null,
    vintage,
    first: text(range.first),
    last: text(range.last),
    certificates,
  }
}
