import type { CommandKind, CommandState } from '../../domain/remote-commands/command-states.js'
import type { SwitchState } from '../../domain/remote-commands/next-command-step.js'
import { nextNumberSql } from '../number-sql.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export interface RemoteCommandRow {
  readonly commandId: string
  readonly commandKey: string
  readonly kind: CommandKind
  readonly meterId: string
  readonly servicePointId: string
  readonly accountId: string | null
  readonly agreementId: string | null
  readonly requestedBy: string | null
  readonly reversesCommandId: string | null
  readonly state: CommandState
  readonly decisionId: number | null
  readonly switchState: SwitchState | null
  readonly doneOn: string | null
  /** HH:MM in the zone of the utility. */
  readonly doneAt: string | null
  readonly because: string | null
  readonly askedOn: string
  readonly askedBy: string
  readonly settledOn: string | null
}

const ROW = `command_id as "commandId", command_key as "commandKey", kind, meter_id as "meterId", service_point_id as "servicePointId",
  account_id as "accountId", agreement_id as "agreementId", requested_by as "requestedBy", reverses_command_id as "reversesCommandId", state,
  decision_id as "decisionId", switch_state as "switchState", done_on as "doneOn", done_at as "doneAt", because, asked_on as "askedOn",
  asked_by as "askedBy", settled_on as "settledOn"`

export type NewRemoteCommand = Pick<
  RemoteCommandRow,
  | 'commandKey'
  | 'kind'
  | 'meterId'
  | 'servicePointId'
  | 'accountId'
  | 'agreementId'
  | 'requestedBy'
  | 'reversesCommandId'
  | 'askedOn'
  | 'askedBy'
>

/** Adds a command under the next number; the one of the same key where there is one. */
export async function insertCommand(
  tx: Transaction,
  command: NewRemoteCommand,
): Promise<{ readonly commandId: string; readonly isNew: boolean }> {
  const known = await tx.client.query<{ id: string }>('select command_id as id from remote_commands where command_key = $1', [
    command.commandKey,
  ])
  if (known.rows[0] !== undefined) return { commandId: known.rows[0].id, isNew: false }
  const added = await tx.client.query<{ id: string }>(
    `insert into remote_commands (command_id, command_key, kind, meter_id, service_point_id, account_id, agreement_id, requested_by,
       reverses_command_id, asked_on, asked_by)
     values (${nextNumberSql('K', 'remote_command_ids', 6)}, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning command_id as id`,
    [
      command.commandKey,
      command.kind,
      command.meterId,
      command.servicePointId,
      command.accountId,
      command.agreementId,
      command.requestedBy,
      command.reversesCommandId,
      command.askedOn,
      command.askedBy,
    ],
  )
  return { commandId: (added.rows[0] as { id: string }).id, isNew: true }
}

export async function lockCommand(tx: Transaction, commandId: string): Promise<RemoteCommandRow | undefined> {
  const found = await tx.client.query<RemoteCommandRow & Record<string, unknown>>(
    `select ${ROW} from remote_commands where command_id = $1 for update`,
    [commandId],
  )
  return found.rows[0]
}

/** A command with the minutes since it was sent; 0 before. */
export async function findCommand(
  db: Queryable,
  commandId: string,
): Promise<(RemoteCommandRow & { readonly minutesSinceSent: number }) | undefined> {
  const found = await db.query<RemoteCommandRow & { minutesSinceSent: number } & Record<string, unknown>>(
    `select ${ROW}, coalesce(extract(epoch from clock_timestamp() - sent_at) / 60, 0)::float8 as "minutesSinceSent"
     from remote_commands where command_id = $1`,
    [commandId],
  )
  return found.rows[0]
}

/** The commands a process has asked for, in the order of their numbers. */
export async function commandsOf(db: Queryable, processId: string): Promise<RemoteCommandRow[]> {
  const found = await db.query<RemoteCommandRow & Record<string, unknown>>(
    `select ${ROW} from remote_commands where requested_by = $1 order by length(command_id), command_id`,
    [processId],
  )
  return found.rows
}

export type CommandChange = Partial<
  Pick<RemoteCommandRow, 'state' | 'decisionId' | 'switchState' | 'doneOn' | 'doneAt' | 'because' | 'settledOn'>
> & { readonly isSentNow?: boolean }

export async function saveCommand(tx: Transaction, changed: RemoteCommandRow, isSentNow: boolean): Promise<void> {
  await tx.client.query(
    `update remote_commands set state = $2, decision_id = $3, switch_state = $4, done_on = $5, done_at = $6, because = $7,
       settled_on = $8, sent_at = case when $9 then clock_timestamp() else sent_at end where command_id = $1`,
    [
      changed.commandId,
      changed.state,
      changed.decisionId,
      changed.switchState,
      changed.doneOn,
      changed.doneAt,
      changed.because,
      changed.settledOn,
      isSentNow,
    ],
  )
}

export async function insertCommandEvent(
  tx: Transaction,
  event: {
    readonly commandId: string
    readonly state: CommandState
    readonly sentence: string
    readonly businessDate: string
    readonly recordedBy: string
  },
): Promise<number> {
  const added = await tx.client.query<{ event_no: number }>(
    `insert into remote_command_events (command_id, event_no, state, sentence, business_date, recorded_by)
     select $1, coalesce(max(event_no), 0) + 1, $2, $3, $4, $5 from remote_command_events where command_id = $1 returning event_no`,
    [event.commandId, event.state, event.sentence, event.businessDate, event.recordedBy],
  )
  return (added.rows[0] as { event_no: number }).event_no
}

/** Day and time of an instant in the zone of the utility. */
export async function localMomentOf(
  db: Queryable,
  at: string,
): Promise<{ readonly on: string; readonly at: string } | undefined> {
  const found = await db.query<{ on: string; at: string }>(
    `select to_char($1::timestamptz at time zone time_zone, 'YYYY-MM-DD') as "on", to_char($1::timestamptz at time zone time_zone, 'HH24:MI') as at
     from utility`,
    [at],
  )
  return found.rows[0]
}
