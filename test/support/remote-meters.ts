import type pg from 'pg'
import { advanceRemoteCommand } from '../../activities/remote-commands/advance-remote-command.js'
import type { MeterGateway } from '../../activities/remote-commands/meter-gateway.js'
import { type MeterManner, sampleMeters, type SampleMeters } from '../../activities/remote-commands/sample-meters.js'
import { goOn } from './collections.js'

/** Invented meters that answer as a test says, one manner for each; prompt where it says nothing. */
export function metersThat(manners: Readonly<Record<string, MeterManner>> = {}, giveUpMinutes = 60): SampleMeters {
  return sampleMeters((meterId) => manners[meterId] ?? 'prompt', { validMinutes: 0, giveUpMinutes, lookAgainMs: 1 })
}

/** The meters get a switch. */
export async function giveSwitches(admin: pg.Pool, ...meterIds: readonly string[]): Promise<void> {
  await admin.query('update meters set is_remote_capable = true, has_switch = true where meter_id = any($1)', [meterIds])
}

/** Commands of an account that are not settled take every step they have now, as their workflows would; waits are looked through `looks` times. */
export async function carryCommands(
  pool: pg.Pool,
  meters: MeterGateway | undefined,
  accountId: string,
  looks = 1,
): Promise<void> {
  for (let round = 0; round < 10; round += 1) {
    const open = await pool.query<{ id: string }>(
      'select command_id as id from remote_commands where account_id = $1 and settled_on is null order by 1',
      [accountId],
    )
    if (open.rows.length === 0) return
    for (const { id: commandId } of open.rows) {
      let waits = 0
      for (let steps = 0; steps < 60 && waits < looks; steps += 1) {
        const { kind } = await advanceRemoteCommand(pool, meters, { commandId })
        if (kind === 'end') break
        if (kind === 'wait') waits += 1
      }
    }
    if (round > 0 && looks === 1) return
  }
}

/** The case and its commands go on until both rest. */
export async function goOnRemotely(
  pool: pg.Pool,
  meters: MeterGateway | undefined,
  accountId: string,
  episode = 1,
  looks = 1,
): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await goOn(pool, accountId, episode)
    await carryCommands(pool, meters, accountId, looks)
  }
  await goOn(pool, accountId, episode)
}

/** Where the commands of an account stand, in the order of their numbers. */
export async function commandsOfAccount(pool: pg.Pool, accountId: string): Promise<string[]> {
  const found = await pool.query<{ row: string }>(
    `select concat_ws(' ', kind, state, switch_state, case when settled_on is null then 'open' end, case when reverses_command_id is not null then 'reverses' end) as row
     from remote_commands where account_id = $1 order by command_id`,
    [accountId],
  )
  return found.rows.map(({ row }) => row)
}
