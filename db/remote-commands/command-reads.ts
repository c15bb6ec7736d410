import type { CommandKind, CommandState } from '../../domain/remote-commands/command-states.js'
import type { SwitchState } from '../../domain/remote-commands/next-command-step.js'
import type { Queryable } from '../pool.js'

/** A command as the page of its meter shows it. */
export interface CommandShown {
  readonly id: string
  readonly kind: CommandKind
  readonly state: CommandState
  readonly isSettled: boolean
  readonly askedOn: string
  readonly askedBy: string
  readonly doneOn: string | null
  readonly doneAt: string | null
  readonly switchState: SwitchState | null
  readonly because: string | null
  readonly requestedBy: string | null
  readonly reversesCommandId: string | null
  readonly lastSentence: string
}

export interface RemoteStanding {
  readonly isRemoteCapable: boolean
  readonly hasSwitch: boolean
  readonly isGas: boolean
  /** As the meter said last; null where it never did. */
  readonly switchState: SwitchState | null
  readonly switchSaidOn: string | null
  readonly commands: CommandShown[]
}

const SHOWN = 50

/** How a meter is reached from afar, and what it was told, the latest first. Undefined where it is not known. */
export async function remoteStandingOf(db: Queryable, meterId: string): Promise<RemoteStanding | undefined> {
  const meter = await db.query<{ isRemoteCapable: boolean; hasSwitch: boolean; isGas: boolean }>(
    `select is_remote_capable as "isRemoteCapable", has_switch as "hasSwitch", service = 'gas' as "isGas" from meters where meter_id = $1`,
    [meterId],
  )
  const [reach] = meter.rows
  if (reach === undefined) return undefined
  const commands = await db.query<CommandShown & Record<string, unknown>>(
    `select c.command_id as id, c.kind, c.state, c.settled_on is not null as "isSettled", c.asked_on as "askedOn",
       coalesce(u.name, 'Penstock') as "askedBy", c.done_on as "doneOn", c.done_at as "doneAt", c.switch_state as "switchState", c.because,
       c.requested_by as "requestedBy", c.reverses_command_id as "reversesCommandId",
       (select e.sentence from remote_command_events e where e.command_id = c.command_id order by e.event_no desc limit 1) as "lastSentence"
     from remote_commands c left join users u on u.user_id = c.asked_by
     where c.meter_id = $1 order by length(c.command_id) desc, c.command_id desc limit ${SHOWN}`,
    [meterId],
  )
  const said = commands.rows.find(({ switchState, doneOn }) => switchState !== null && doneOn !== null)
  return { ...reach, switchState: said?.switchState ?? null, switchSaidOn: said?.doneOn ?? null, commands: commands.rows }
}
