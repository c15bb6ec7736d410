import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import {
  insertAcquisition,
  lockAcquired,
  type NewAcquisition,
  overlappingAcquisition,
} from '../../db/renewables/acquisition-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { acquiredSerialText, countOf } from '../../domain/renewables/certificates.js'
import { runCommand } from '../run-command.js'

export type AcquireInput = Omit<NewAcquisition, 'reason' | 'acquiredOn'>

export interface Acquired {
  readonly acquisitionId: number
  /** First and last certificate, as people write them. */
  readonly first: string
  readonly last: string
  readonly certificates: number
}

/**
 * Enters certificates that were bought, by their serial numbers in the registry that issued them. Refuses ACQUISITION_RANGE where the last
 * lies before the first, ACQUISITION_VINTAGE where the month is not over, and ACQUISITION_OVERLAPS where one of them was acquired already.
 */
export function acquireCertificates(pool: pg.Pool, command: Command<AcquireInput>): Promise<Acquired> {
  return runCommand(pool, 'renewables.acquire-certificates', command, async (tx) => {
    const { input, actor, reason } = command
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
    const { registry, series, vintage, first, last } = input
    if (last < first) refuse('ACQUISITION_RANGE', `The last serial number ${last} lies before the first, ${first}.`)
    if (vintage >= utility.today.slice(0, 7)) refuse('ACQUISITION_VINTAGE', `${vintage} is not over yet.`)
    await lockAcquired(tx.client)
    const known = await overlappingAcquisition(tx.client, input)
    if (known !== undefined) {
      const text = (serial: number): string => acquiredSerialText(registry, series, serial)
      refuse(
        'ACQUISITION_OVERLAPS',
        `${text(known.first)} to ${text(known.last)} were acquired already: no certificate is had twice.`,
        {
          acquisitionId: known.acquisitionId,
        },
      )
    }
    const acquisitionId = await insertAcquisition(tx.client, { ...input, reason, acquiredOn: utility.today }, actor.id)
    await recordAudit(tx, {
      actor,
      action: 'renewables.certificates.acquire',
      subjectKind: 'registry',
      subjectId: registry,
      reason,
      after: { acquisitionId, ...input },
    })
    const [firstText, lastText] = [first, last].map((serial) => acquiredSerialText(registry, series, serial)) as [string, string]
    return { acquisitionId, first: firstText, last: lastText, certificates: countOf([input]) }
  })
}
