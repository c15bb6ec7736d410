import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { generatorAtPoint, insertGenerator, type NewGenerator, serviceAtPoint } from '../../db/renewables/generator-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

/**
 * Registers a generator at a service point whose meters count what it gives. Refuses GENERATOR_POINT where there is no electric service
 * point of that number, GENERATOR_KNOWN where the number is taken, and GENERATOR_BESIDE where another generator counts by the same meters.
 */
export function registerGenerator(pool: pg.Pool, command: Command<NewGenerator>): Promise<{ generatorId: string }> {
  return runCommand(pool, 'renewables.register-generator', command, async (tx) => {
    const { generatorId, servicePointId } = command.input
    if ((await serviceAtPoint(tx.client, servicePointId)) !== 'electric')
      refuse('GENERATOR_POINT', `There is no electric service point ${servicePointId}.`)
    const beside = await generatorAtPoint(tx.client, command.input)
    if (beside !== undefined && beside !== generatorId)
      refuse('GENERATOR_BESIDE', `${beside} is behind the same meters at ${servicePointId}: they cannot be told apart.`)
    if (!(await insertGenerator(tx.client, command.input, command.actor.id)))
      refuse('GENERATOR_KNOWN', `There is a generator ${generatorId} already.`)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'renewables.generator.register',
      subjectKind: 'generator',
      subjectId: generatorId,
      reason: command.reason,
      after: command.input,
    })
    return { generatorId }
  })
}
