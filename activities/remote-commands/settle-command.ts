import { localMomentOf, type RemoteCommandRow } from '../../db/remote-commands/command-store.js'
import { premiseOfPoint } from '../../db/remote-commands/switch-reads.js'
import { insertTask, SUPERVISOR_QUEUE } from '../../db/tasks/task-store.js'
import type { Transaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { RefusedError } from '../../domain/kernel/outcome.js'
import type { RegisterReading, SwitchState } from '../../domain/remote-commands/next-command-step.js'
import { maySendCut, recordRemoteCut } from '../collections/record-cut.js'
import { createWorkOrder } from '../fieldwork/create-work-order.js'
import { keepRead } from '../metering/enter-read.js'
import { askCommand, type CommandBy, recordCommand } from './record-command.js'

/** What came of a command for good. */
export type Settlement =
  | {
      readonly kind: 'confirmed'
      readonly switch: SwitchState
      readonly at: string | null
      readonly readings: readonly RegisterReading[]
    }
  | { readonly kind: 'refused'; readonly because: string }
  | { readonly kind: 'unknown' }

/**
 * Writes down what came of a locked command, with everything that follows, in one transaction. A cut is decided upon once more, with what
 * is known now: where it may not be, service is switched on again at once, and so it is where nobody knows whether a cut that may not be
 * has happened. The account is locked.
 */
export async function settleCommand(
  tx: Transaction,
  command: RemoteCommandRow,
  outcome: Settlement,
  by: CommandBy,
): Promise<void> {
  if (outcome.kind === 'confirmed') return confirm(tx, command, outcome, by)
  const settled =
    outcome.kind === 'refused' ? await refuseIt(tx, command, outcome.because, by) : await leaveUnknown(tx, command, by)
  if (settled.reversesCommandId !== null) await sendCrew(tx, settled, by)
}

async function confirm(
  tx: Transaction,
  command: RemoteCommandRow,
  answer: Extract<Settlement, { kind: 'confirmed' }>,
  by: CommandBy,
): Promise<void> {
  const moment = await momentOf(tx, answer.at, by)
  const cut = command.kind === 'disconnect' ? await recordRemoteCut(tx, command, moment) : undefined
  const kept = await keepReadings(tx, command, answer.readings, moment.on, by)
  const sentence =
    cut === undefined
      ? command.kind === 'read'
        ? `The switch is ${answer.switch}.`
        : 'The meter switched on.'
      : cut.isLawful
        ? 'The meter switched off; it was lawful at that moment and is written down.'
        : `The meter switched off when it was no longer lawful: ${cut.because}`
  await recordCommand(
    tx,
    command,
    {
      sentence: [sentence, ...kept].join(' '),
      change: {
        state: 'confirmed',
        switchState: answer.switch,
        doneOn: moment.on,
        doneAt: moment.at,
        because: null,
        settledOn: by.today,
      },
    },
    by,
  )
  if (cut?.isLawful === false) await reverse(tx, command, 'was switched off when it was no longer lawful', by)
}

/** When a switch moved, on the clock of the utility; a sandbox has no hours, and its moment is noon of its day. */
async function momentOf(
  tx: Transaction,
  at: string | null,
  by: CommandBy,
): Promise<{ readonly on: string; readonly at: string }> {
  const utility = await loadUtility(tx.client)
  if (utility?.isSandbox !== false) return { on: by.today, at: '12:00' }
  const moment = await localMomentOf(tx.client, at ?? new Date().toISOString())
  invariant(moment !== undefined, 'a utility has a zone', {})
  return moment.on <= by.today ? moment : { on: by.today, at: moment.at }
}

async function refuseIt(tx: Transaction, command: RemoteCommandRow, because: string, by: CommandBy): Promise<RemoteCommandRow> {
  return recordCommand(
    tx,
    command,
    { sentence: `Refused: ${because}`, change: { state: 'refused', because, settledOn: by.today } },
    by,
  )
}

async function leaveUnknown(tx: Transaction, command: RemoteCommandRow, by: CommandBy): Promise<RemoteCommandRow> {
  const settled = await recordCommand(
    tx,
    command,
    { sentence: 'Nobody can say what came of it; somebody has to look.', change: { state: 'unknown', settledOn: by.today } },
    by,
  )
  if (command.kind === 'disconnect') {
    const decided = await maySendCut(tx, command)
    if (!decided.may && !decided.isOnlyTheDay) await reverse(tx, command, 'may be switched off, and may not be', by)
  }
  return settled
}

/** Switches on again at once, without asking who is at home: service has been off for moments, and it was not to be off at all. */
async function reverse(tx: Transaction, command: RemoteCommandRow, what: string, by: CommandBy): Promise<void> {
  const { commandId, meterId, servicePointId, accountId, agreementId } = command
  await askCommand(
    tx,
    {
      commandKey: `reverse/${commandId}`,
      kind: 'reconnect',
      meterId,
      servicePointId,
      accountId,
      agreementId,
      requestedBy: command.requestedBy,
      reversesCommandId: commandId,
    },
    by,
  )
  await insertTask(tx, {
    taskKey: `remote-command/${commandId}/reversed`,
    queue: SUPERVISOR_QUEUE,
    title: `Account ${accountId ?? ''} ${what}: it is switched on again; see that it is on`,
    accountId,
    subjectKind: 'meter',
    subjectId: meterId,
    facts: { command: commandId },
    dueOn: by.today,
    createdBy: by.actor.name,
  })
}

/** Service that may not be off and cannot be switched on from afar: somebody goes, as soon as may be. */
async function sendCrew(tx: Transaction, command: RemoteCommandRow, by: CommandBy): Promise<void> {
  const premiseId = await premiseOfPoint(tx.client, command.servicePointId)
  const { workOrderId } = await createWorkOrder(
    tx,
    {
      orderKey: `remote-command/${command.commandId}/crew`,
      typeCode: 'RECONNECT',
      premiseId,
      servicePointId: command.servicePointId,
      accountId: command.accountId,
      agreementId: command.agreementId,
      requestedBy: null,
      wantedOn: by.today,
      priority: 'emergency',
      note: 'Service may be off and may not be: it was switched off from afar when it was no longer lawful, and the meter does not switch on.',
    },
    { actor: by.actor, reason: `command ${command.commandId}`, today: by.today },
  )
  await recordCommand(tx, command, { sentence: `A crew is ordered to switch it on: ${workOrderId}.` }, by)
}

/** Keeps what the registers show as reads, through the judgement of typed ones; what is odd is said and left for a person. */
async function keepReadings(
  tx: Transaction,
  { meterId }: RemoteCommandRow,
  readings: readonly RegisterReading[],
  readOn: string,
  by: CommandBy,
): Promise<string[]> {
  const said: string[] = []
  for (const { register, value } of readings) {
    await tx.client.query('savepoint reading')
    try {
      const read = { meterId, register, readOn, value, kind: 'actual', source: 'remote', confirmed: [] } as const
      await keepRead(tx, { actor: by.actor, reason: 'Read from afar' }, read)
      await tx.client.query('release savepoint reading')
      said.push(`Register ${register} shows ${value}.`)
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error
      await tx.client.query('rollback to savepoint reading')
      said.push(`Register ${register} shows ${value}; not kept: ${error.refusal.message}`)
    }
  }
  return said
}
