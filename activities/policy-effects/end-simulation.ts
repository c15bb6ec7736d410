import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { endSimulation, lockSimulation } from '../../db/policy-effects/simulation-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { inTransaction } from '../../db/transaction.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import type { PolicyEffectInput } from '../../workflows/policy-effects/contract.js'
import { runCommand } from '../run-command.js'
import { recordSimulationStep } from './simulation-process.js'

/** Cancels a simulation that is under way; what it counted so far stays. Refuses NOT_FOUND and SIMULATION_ENDED. */
export function cancelSimulation(pool: pg.Pool, command: Command<PolicyEffectInput>): Promise<{ simulationId: number }> {
  return runCommand(pool, 'policy-effects.cancel', command, async (tx) => {
    const { input, actor, reason } = command
    const simulation = await lockSimulation(tx, input.simulationId)
    if (simulation === undefined) refuse('NOT_FOUND', `There is no simulation ${input.simulationId}.`)
    if (!(await endSimulation(tx, input.simulationId, 'cancelled'))) refuse('SIMULATION_ENDED', 'This simulation has ended.')
    await recordAudit(tx, {
      actor,
      action: 'policy-effects.cancel',
      subjectKind: 'policy_simulation',
      subjectId: String(input.simulationId),
      reason,
      after: { examined: simulation.examined },
    })
    const today = (await loadUtility(tx.client))?.today ?? simulation.startedOn
    const sentence = `Cancelled after ${simulation.examined} of ${simulation.accounts} accounts.`
    await recordSimulationStep(tx, simulation, {
      state: 'cancelled',
      key: 'cancelled',
      sentence,
      today,
      actor: actor.name,
      reason,
    })
    return input
  })
}

/**
 * Records that a simulation could not be carried through. The code is all that is kept: what lies behind it is in the worker's log. Once
 * more, or for one that has ended, it changes nothing.
 */
export function failSimulation(pool: pg.Pool, input: PolicyEffectInput & { readonly code: string }): Promise<void> {
  return inTransaction(pool, async (tx) => {
    const simulation = await lockSimulation(tx, input.simulationId)
    if (simulation === undefined || !(await endSimulation(tx, input.simulationId, 'failed', input.code))) return
    const today = (await loadUtility(tx.client))?.today ?? simulation.startedOn
    const sentence = `The simulation stopped with ${input.code} after ${simulation.examined} accounts. The worker's log has the details.`
    await recordSimulationStep(tx, simulation, { state: 'failed', key: 'failed', sentence, today, actor: 'Penstock' })
  })
}
