import type pg from 'pg'
import { nextOwing, pastAccounts } from '../../db/policy-effects/past-reads.js'
import {
  addCounts,
  advanceSimulation,
  endSimulation,
  happenedBetween,
  insertAccounts,
  lockSimulation,
  type Simulation,
} from '../../db/policy-effects/simulation-store.js'
import { readingsBetween } from '../../db/collections/weather-store.js'
import { governingPolicies } from '../../db/policy/released-versions.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { inTransaction, type Transaction } from '../../db/transaction.js'
import { effectOf, type Effect, sumOfEffects } from '../../domain/collections/policy-effect.js'
import type { ChainOn } from '../../domain/collections/live-through.js'
import type { PastWorld } from '../../domain/collections/past-facts.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { addDays, type LocalDate } from '../../domain/kernel/local-date.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { compileCalendar } from '../../domain/utility/calendar-settings.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import type { PolicyEffectInput } from '../../workflows/policy-effects/contract.js'
import { recordSimulationStep } from './simulation-process.js'
import { triedPolicy } from './tried-policy.js'

/** Accounts lived through in one transaction: some seconds of work. */
const CHUNK = 200
const WEATHER_BACK = 14
const WEATHER_AHEAD = 8
const PENSTOCK = 'Penstock'

/**
 * Lives every account that owed something in the period through it, under the packs that governed and under the one that is tried, chunk by
 * chunk. Each chunk is a transaction that goes on behind the account the last one came to, so that a worker that dies loses one and counts
 * none twice. `beat` is told after each.
 */
export async function simulatePolicy(
  pool: pg.Pool,
  { simulationId }: PolicyEffectInput,
  beat: (examined: number) => void = () => {},
  chunk = CHUNK,
): Promise<void> {
  for (;;) {
    const examined = await inTransaction(pool, (tx) => simulateChunk(tx, simulationId, chunk))
    if (examined === undefined) return
    beat(examined)
  }
}

/** Takes the next accounts; undefined where the simulation is over. */
async function simulateChunk(tx: Transaction, simulationId: number, limit: number): Promise<number | undefined> {
  const simulation = await lockSimulation(tx, simulationId)
  invariant(simulation !== undefined, 'a process without its simulation', { simulationId })
  if (simulation.state !== 'running') return undefined
  await tx.client.query('set local statement_timeout = 0')
  const utility = await loadUtility(tx.client)
  if (utility === undefined) return refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
  const period = { from: simulation.fromOn, to: simulation.toOn }
  const accountIds = await nextOwing(tx.client, period, simulation.cameTo, limit)
  const cameTo = accountIds.at(-1)
  if (cameTo === undefined) {
    await finish(tx, simulation, utility.today)
    return undefined
  }
  const { governing, tried } = await triedPolicy(tx.client, simulation, utility.today)
  const world: PastWorld = {
    entity: governing.entity,
    calendar: compileCalendar((utility.settings as SettingsFile).business_calendar ?? {}),
    weather: await readingsBetween(tx.client, addDays(period.from, -WEATHER_BACK), addDays(period.to, WEATHER_AHEAD)),
    customers: simulation.accounts,
  }
  const policies = await governingPolicies(tx.client)
  const governed: ChainOn = (on) => {
    const then = policies(on)
    return then.ok ? then.value.chain : governing.chain
  }
  const effects: Effect[] = []
  for (const past of await pastAccounts(tx.client, accountIds, period)) {
    effects.push(effectOf(past, world, { governed, tried: () => tried }, period))
  }
  const { counts, accounts } = sumOfEffects(effects)
  await addCounts(tx, simulationId, counts)
  await insertAccounts(tx, simulationId, accounts)
  await advanceSimulation(tx, simulationId, {
    cameTo,
    examined: accountIds.length,
    daysWithoutPolicy: daysBetween(period).filter((on) => !policies(on).ok).length,
  })
  return simulation.examined + accountIds.length
}

async function finish(tx: Transaction, simulation: Simulation, today: LocalDate): Promise<void> {
  await addCounts(tx, simulation.simulationId, await happenedBetween(tx.client, simulation.fromOn, simulation.toOn))
  await endSimulation(tx, simulation.simulationId, 'done')
  await recordSimulationStep(tx, simulation, {
    state: 'completed',
    key: 'done',
    sentence: `${simulation.examined} accounts were lived through.`,
    today,
    actor: PENSTOCK,
  })
}

function daysBetween({ from, to }: { readonly from: LocalDate; readonly to: LocalDate }): LocalDate[] {
  const days: LocalDate[] = []
  for (let on = from; on <= to; on = addDays(on, 1)) days.push(on)
  return days
}
