import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { insertMinting, type Minting, mintingsOf } from '../../db/renewables/certificate-store.js'
import { lockGenerator } from '../../db/renewables/generator-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { daysToMint, mintOf } from '../../domain/renewables/certificates.js'
import { runCommand } from '../run-command.js'
import { generationOfDays } from './generation-of-days.js'

export interface MintInput {
  readonly generatorId: string
  /** The month of generation, YYYY-MM. */
  readonly vintage: string
}

export type MintAnswer = Pick<Minting, 'certificates' | 'firstSerial' | 'lastSerial' | 'generatedKwh' | 'carriedOutKwh'>

/**
 * Mints the certificates of a generator's month, once: asked again it answers with what was minted. Refuses NOT_FOUND, NO_UTILITY,
 * MINT_MONTH, MINT_ORDER, and GENERATION_UNKNOWN where the meters do not say all of the month.
 */
export function mintCertificates(pool: pg.Pool, command: Command<MintInput>): Promise<MintAnswer> {
  return runCommand(pool, 'renewables.mint', command, async (tx) => {
    const { generatorId, vintage } = command.input
    const generator = await lockGenerator(tx.client, generatorId)
    if (generator === undefined) refuse('NOT_FOUND', `There is no generator ${generatorId}.`)
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
    const known = await mintingsOf(tx.client, generatorId)
    const same = known.find((minting) => minting.vintage === vintage)
    if (same !== undefined) return answerOf(same)
    const last = known.at(-1)
    const days = valueOf(daysToMint(vintage, generator, last?.vintage ?? null, utility.today))
    const generated = await generationOfDays(tx.client, generator, days)
    if ('unknown' in generated)
      refuse('GENERATION_UNKNOWN', `The generation of ${generatorId} in ${vintage} is not known: ${generated.unknown}.`)
    const carriedInKwh = last?.carriedOutKwh ?? '0'
    const lastSerial = Math.max(0, ...known.map((minting) => minting.lastSerial ?? 0))
    const minted = mintOf(generated.kwh, carriedInKwh, lastSerial + 1)
    const minting = { generatorId, vintage, generatedKwh: generated.kwh.toFixed(), carriedInKwh, ...minted }
    const mintingId = await insertMinting(tx.client, { ...minting, mintedOn: utility.today }, command.actor.id)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'renewables.certificates.mint',
      subjectKind: 'generator',
      subjectId: generatorId,
      reason: command.reason,
      after: { mintingId, ...minting },
    })
    return answerOf(minting)
  })
}

function answerOf({ certificates, firstSerial, lastSerial, generatedKwh, carriedOutKwh }: MintAnswer): MintAnswer {
  return { certificates, firstSerial, lastSerial, generatedKwh, carriedOutKwh }
}
