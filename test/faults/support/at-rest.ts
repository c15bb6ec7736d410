import type { Client } from '@temporalio/client'
import type pg from 'pg'

const PATIENCE_MS = 300_000
const PAUSE_MS = 400
/** Looks in a row that must find nothing going on: between two, a signal may be on its way. */
const QUIET_LOOKS = 3

/**
 * Waits until nothing goes on: the rounds of the business date are over, no signal is undelivered, and no open process has an activity or a
 * workflow task under way. What is next comes from people, from the calendar or from the gateway to the meters.
 */
export async function atRest(pool: pg.Pool, client: Client): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  let quiet = 0
  let why = ''
  while (quiet < QUIET_LOOKS) {
    if (performance.now() > end) throw new Error(`no rest within ${PATIENCE_MS / 1000} s: ${why}`)
    why = (await goingOn(pool)) ?? (await underWay(pool, client)) ?? ''
    quiet = why === '' ? quiet + 1 : 0
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

async function goingOn(pool: pg.Pool): Promise<string | undefined> {
  const found = await pool.query<{ why: string | null }>(
    `select case
       when exists (select from outbox where delivered_at is null) then 'a signal waits to be delivered'
       when not exists (select from collection_sweeps where swept_on = u.business_date) then 'arrears are not looked through'
       when not exists (select from late_fee_sweeps where sweep_on = u.business_date and ended_at is not null) then 'late fees are not swept'
       when not exists (select from deposit_sweeps where sweep_on = u.business_date and ended_at is not null) then 'deposits are not swept'
       when not exists (select from write_off_sweeps where sweep_on = u.business_date and ended_at is not null) then 'write-offs are not swept'
       when not exists (select from arrears_days where taken_on = u.business_date) then 'arrears are not written down'
       when exists (select from remote_commands where settled_on is null) then 'a command to a meter is not settled' end as why
     from utility u`,
  )
  return found.rows[0]?.why ?? undefined
}

async function underWay(pool: pg.Pool, client: Client): Promise<string | undefined> {
  const open = await pool.query<{ id: string }>(
    'select process_id as id from processes where ended_at is null and kind <> $1 order by 1',
    ['message_delivery'],
  )
  for (const { id } of open.rows) {
    const { raw } = await client.workflow.getHandle(id).describe()
    if ((raw.pendingActivities ?? []).length > 0 || raw.pendingWorkflowTask != null) return `${id} is under way`
  }
  return undefined
}
