import {
  type CommandChange,
  insertCommand,
  insertCommandEvent,
  type NewRemoteCommand,
  lockCommand,
  type RemoteCommandRow,
  saveCommand,
} from '../../db/remote-commands/command-store.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import { recordStep } from '../../db/processes/process-store.js'
import type { Transaction } from '../../db/transaction.js'
import { type Actor } from '../../domain/kernel/command.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { valueOf } from '../../domain/kernel/outcome.js'
import { type CommandKind, moveCommand } from '../../domain/remote-commands/command-states.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { REMOTE_COMMAND_WORKFLOW, remoteCommandWorkflowId } from '../../workflows/remote-commands/contract.js'

export const BY_GATEWAY: Actor = { kind: 'process', id: 'remote-command', name: 'Penstock' }

/** Who changes a command and on which business day. */
export interface CommandBy {
  readonly actor: Actor
  readonly today: string
}

const TITLES: Readonly<Record<CommandKind, string>> = {
  disconnect: 'Switch off from afar',
  reconnect: 'Switch on from afar',
  read: 'Read from afar',
}

/** Asks for a command, in the caller's transaction, and begins its process; the same key is the same command. Returns its number. */
export async function askCommand(
  tx: Transaction,
  command: Omit<NewRemoteCommand, 'askedOn' | 'askedBy'>,
  by: CommandBy,
): Promise<string> {
  const { commandId, isNew } = await insertCommand(tx, { ...command, askedOn: by.today, askedBy: by.actor.id })
  if (!isNew) return commandId
  const asked = await lockCommand(tx, commandId)
  invariant(asked !== undefined, 'the command just added', { commandId })
  await recordCommand(tx, asked, { sentence: `${TITLES[command.kind]}: asked for.` }, by)
  await enqueueSignal(tx, {
    workflowId: remoteCommandWorkflowId(commandId),
    signal: WAKE_SIGNAL,
    start: { type: REMOTE_COMMAND_WORKFLOW, input: { commandId } },
  })
  return commandId
}

/** Changes a locked command: its row, its log, its process, and a signal to the process that waits for it. Returns it as it is now. */
export async function recordCommand(
  tx: Transaction,
  command: RemoteCommandRow,
  happening: { readonly sentence: string; readonly change?: CommandChange; readonly waits?: { readonly for: string } },
  by: CommandBy,
): Promise<RemoteCommandRow> {
  const { isSentNow = false, ...change } = happening.change ?? {}
  if (change.state !== undefined && change.state !== command.state) valueOf(moveCommand(command.state, change.state))
  const changed: RemoteCommandRow = { ...command, ...change }
  if (happening.change !== undefined) await saveCommand(tx, changed, isSentNow)
  const eventNo = await insertCommandEvent(tx, {
    commandId: command.commandId,
    state: changed.state,
    sentence: happening.sentence,
    businessDate: by.today,
    recordedBy: by.actor.id,
  })
  const { accountId } = command
  const isEnded = changed.settledOn !== null
  await recordStep(
    tx,
    {
      processId: remoteCommandWorkflowId(command.commandId),
      kind: 'remote_command',
      subjectKind: 'meter',
      subjectId: command.meterId,
      title: `${TITLES[command.kind]}: ${command.meterId}`,
      state:
        changed.state === 'cancelled'
          ? 'cancelled'
          : isEnded
            ? 'completed'
            : happening.waits === undefined
              ? 'running'
              : 'waiting',
      step: changed.state,
      ...(happening.waits === undefined ? {} : { waitsFor: happening.waits.for, owner: 'field' }),
      links: [
        ...(accountId === null ? [] : [{ subjectKind: 'account', subjectId: accountId }]),
        { subjectKind: 'meter', subjectId: command.meterId },
      ],
    },
    { stepKey: `event/${eventNo}`, sentence: happening.sentence, businessDate: by.today, actor: by.actor.name },
  )
  if (command.requestedBy !== null && happening.change !== undefined) {
    await enqueueSignal(tx, { workflowId: command.requestedBy, signal: WAKE_SIGNAL })
  }
  return changed
}

/** Takes a command back that has not been sent. False where it is on its way already, or settled. */
export async function cancelCommand(tx: Transaction, commandId: string, because: string, by: CommandBy): Promise<boolean> {
  const command = await lockCommand(tx, commandId)
  if (command === undefined || command.state !== 'asked') return false
  await recordCommand(
    tx,
    command,
    { sentence: `Taken back before it was sent: ${because}`, change: { state: 'cancelled', because, settledOn: by.today } },
    by,
  )
  return true
}
