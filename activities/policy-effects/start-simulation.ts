import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { accountsOwing } from '../../db/policy-effects/past-reads.js'
import { insertSimulation } from '../../db/policy-effects/simulation-store.js'
import { findVersionDocument } from '../../db/policy/pack-reads.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { addMonths, type LocalDate } from '../../domain/kernel/local-date.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { POLICY_EFFECT_WORKFLOW, policyEffectWorkflowId } from '../../workflows/policy-effects/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { runCommand } from '../run-command.js'
import { triedPolicy } from './tried-policy.js'
import { recordSimulationStep } from './simulation-process.js'

/** A simulation looks at this many months at most. */
const MONTHS_MAX = 24

export interface SimulationInput {
  readonly pack: string
  readonly version: number
  /** First and last day, both included and past. */
  readonly from: LocalDate
  readonly to: LocalDate
}

/**
 * Begins to try a version of a policy pack, a draft as well, on the accounts of a past period. Refuses NO_UTILITY, NOT_FOUND,
 * SIMULATION_PERIOD, SIMULATION_RUNNING where another one is under way, and what `triedPolicy` refuses.
 */
export function startSimulation(
  pool: pg.Pool,
  command: Command<SimulationInput>,
): Promise<{ simulationId: number; accounts: number }> {
  return runCommand(pool, 'policy-effects.start', command, async (tx) => {
    const { input, actor, reason } = command
    const { pack, version, from, to } = input
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    if (from > to || to >= utility.today || addMonths(from, MONTHS_MAX) < to) {
      refuse('SIMULATION_PERIOD', `The period lies before today and is ${MONTHS_MAX} months long at most.`, {
        today: utility.today,
      })
    }
    if ((await findVersionDocument(tx.client, pack, version)) === undefined) {
      refuse('NOT_FOUND', `There is no version ${version} of ${pack}.`)
    }
    // A chain that cannot be made is told now, not by the worker.
    await triedPolicy(tx.client, { pack, version }, utility.today)
    await tx.client.query('set local statement_timeout = 0')
    const accounts = await accountsOwing(tx.client, { from, to })
    const simulationId = await insertSimulation(tx, {
      pack,
      version,
      fromOn: from,
      toOn: to,
      accounts,
      reason,
      startedOn: utility.today,
      startedBy: actor.id,
    })
    if (simulationId === undefined) refuse('SIMULATION_RUNNING', 'Another simulation is under way. Wait for it, or cancel it.')
    await recordAudit(tx, {
      actor,
      action: 'policy-effects.start',
      subjectKind: 'policy_simulation',
      subjectId: String(simulationId),
      reason,
      after: { ...input, accounts },
    })
    const of = { simulationId, pack, version }
    const sentence = `${accounts} accounts owed something past due from ${from} to ${to}.`
    await recordSimulationStep(tx, of, {
      state: 'waiting',
      key: 'started',
      sentence,
      today: utility.today,
      actor: actor.name,
      reason,
    })
    await enqueueSignal(tx, {
      workflowId: policyEffectWorkflowId(of),
      signal: WAKE_SIGNAL,
      start: { type: POLICY_EFFECT_WORKFLOW, input: { simulationId } },
    })
    return { simulationId, accounts }
  })
}
