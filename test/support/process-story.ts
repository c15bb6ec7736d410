import type { TestDatabase } from './database.js'
import type { TestTemporal } from './temporal.js'
import { until } from './until.js'
import { workflowStatus } from './workflow-status.js'

/** What dated stories of one process on the real server look at, and wait for. */
export function processStory(place: () => { readonly database: TestDatabase; readonly temporal: TestTemporal }) {
  const pool = (): TestDatabase['pool'] => place().database.pool
  /** The day and the sentence of every step, in order. */
  const sentences = async (processId: string): Promise<string[]> =>
    (
      await pool().query<{ said: string }>(
        `select business_date || ' ' || sentence as said from process_steps where process_id = $1 order by step_id`,
        [processId],
      )
    ).rows.map(({ said }) => said)
  return {
    sentences,
    /** Waits until so many steps were taken. */
    said: (processId: string, count: number): Promise<unknown> =>
      until(
        `${count} sentences`,
        () => sentences(processId),
        (found) => found.length >= count,
      ),
    /** Waits until the process rests until this day; null: until something happens. */
    wakesOn: (processId: string, day: string | null): Promise<unknown> =>
      until(
        `it looks by itself on ${day}`,
        async () =>
          (
            await pool().query<{ on: string | null }>('select next_wake_on as on from processes where process_id = $1', [
              processId,
            ])
          ).rows[0]?.on,
        (on) => on === day,
      ),
    /** How the workflow ended, once it has. */
    ended: (processId: string): Promise<string> =>
      until(
        'the workflow has ended',
        () => workflowStatus(place().temporal.client, processId),
        (status) => status !== 'RUNNING' && status !== 'NONE',
      ),
  }
}
