import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { insertReadings, wasReadOn } from '../../db/collections/weather-store.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import { inTransaction, type Transaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { runCommand } from '../run-command.js'
import type { ToldWeather, WeatherGateway } from './weather-gateway.js'

export interface RecordedWeather {
  /** Whose reading it is: the National Weather Service, by telephone. */
  readonly source: string
  readonly readings: readonly ToldWeather[]
}

/** Writes down weather that a person read somewhere, as of the business date. Refuses NO_UTILITY and WEATHER_INVALID. */
export function recordWeather(pool: pg.Pool, command: Command<RecordedWeather>): Promise<{ readings: number }> {
  return runCommand(pool, 'collections.record-weather', command, async (tx) => {
    const { input, actor, reason } = command
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    for (const { kind, on, low, high } of input.readings) {
      if (kind === 'observation' ? on > utility.today : kind === 'forecast' && on < utility.today) {
        refuse('WEATHER_INVALID', `A forecast is of today or later, an observation of today or earlier; ${on} is neither.`, {
          on,
        })
      }
      if (kind !== 'advisory' && low === null && high === null)
        refuse('WEATHER_INVALID', 'A reading states a low, a high or both.', { on })
    }
    await insertReadings(
      tx,
      input.readings.map((each) => ({ ...each, source: input.source, readOn: utility.today })),
      actor.id,
    )
    await recordAudit(tx, {
      actor,
      action: 'collections.weather.record',
      subjectKind: 'weather',
      subjectId: utility.today,
      reason,
      after: input,
    })
    await wakeCutsThatWait(tx)
    return { readings: input.readings.length }
  })
}

/** Reads a source once per business date; true where it was read now. A source that does not answer leaves nothing behind. */
export async function readWeather(pool: pg.Pool, gateway: WeatherGateway): Promise<boolean> {
  const utility = await loadUtility(pool)
  if (utility === undefined || (await wasReadOn(pool, gateway.source, utility.today))) return false
  const told = await gateway.read(utility.today)
  return inTransaction(pool, async (tx) => {
    await tx.client.query('select pg_advisory_xact_lock(736150)')
    if (await wasReadOn(tx.client, gateway.source, utility.today)) return false
    await insertReadings(
      tx,
      told.map((each) => ({ ...each, source: gateway.source, readOn: utility.today })),
      'Penstock',
    )
    await wakeCutsThatWait(tx)
    return true
  })
}

/** Cases that wait with a disconnection next look again: the weather of the day is known now. */
async function wakeCutsThatWait(tx: Transaction): Promise<void> {
  const waiting = await tx.client.query<{ id: string }>(
    `select 'dunning/' || account_id || '/' || episode as id from collection_cases
     where state in ('dunning', 'cut_ordered') and steps -> next_step ->> 'act' = 'disconnect'`,
  )
  for (const { id } of waiting.rows) await enqueueSignal(tx, { workflowId: id, signal: WAKE_SIGNAL })
}
