import type pg from 'pg'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { findCommand, lockCommand, type RemoteCommandRow } from '../../db/remote-commands/command-store.js'
import { inTransaction, type Transaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { refuse } from '../../domain/kernel/outcome.js'
import {
  type CommandStep,
  type GatewayAnswer,
  judgeAnswer,
  judgeSwitch,
  nextCommandStep,
} from '../../domain/remote-commands/next-command-step.js'
import type { EntityStep } from '../../workflows/processes/contract.js'
import type { RemoteCommandInput } from '../../workflows/remote-commands/contract.js'
import { maySendCut } from '../collections/record-cut.js'
import type { MeterGateway } from './meter-gateway.js'
import { BY_GATEWAY, type CommandBy, recordCommand } from './record-command.js'
import { settleCommand } from './settle-command.js'

/** A command that only waits for its hour looks again so often. */
const HOUR_WAIT_MS = 900_000
const NO_GATEWAY = { validMinutes: 0, giveUpMinutes: 0 }

type Asked = GatewayAnswer | { readonly kind: 'never_arrived' } | { readonly kind: 'no_gateway' }

/**
 * Takes the next step of a command. What the gateway is asked is asked first, outside of any transaction; what follows is written in one. A
 * command is marked as sent by a decision of that moment and leaves in the step after, which asks first whether it arrived: killed
 * anywhere, it is never sent blindly again.
 */
export async function advanceRemoteCommand(
  pool: pg.Pool,
  gateway: MeterGateway | undefined,
  { commandId }: RemoteCommandInput,
): Promise<EntityStep> {
  const seen = await findCommand(pool, commandId)
  invariant(seen !== undefined, 'a process without its command', { commandId })
  const step = nextCommandStep({ ...seen, isSettled: seen.settledOn !== null }, gateway ?? NO_GATEWAY)
  const answer = gateway === undefined ? { kind: 'no_gateway' as const } : await ask(gateway, seen, step)
  return inTransaction(pool, async (tx): Promise<EntityStep> => {
    // Before the command: a payment of the moment comes wholly before or after.
    if (seen.accountId !== null) await lockAccounts(tx.client, [seen.accountId])
    const command = await lockCommand(tx, commandId)
    invariant(command !== undefined, 'a command is never deleted', { commandId })
    if (command.settledOn !== null) return { kind: 'end' }
    // Somebody else has gone on with it meanwhile.
    if (command.state !== seen.state) return { kind: 'again' }
    const scene = { command, by: await byToday(tx), waitMs: gateway?.lookAgainMs ?? 0 }
    switch (step.kind) {
      case 'end':
        return { kind: 'end' }
      case 'mark_sent':
        return markSent(tx, scene, answer)
      case 'ask_result':
        return takeResult(tx, scene, step, answer)
      case 'read_switch':
        return takeSwitch(tx, scene, step, answer)
    }
  })
}

interface Scene {
  readonly command: RemoteCommandRow
  readonly by: CommandBy
  readonly waitMs: number
}

const AGAIN: EntityStep = { kind: 'again' }

async function ask(gateway: MeterGateway, { commandId, meterId, kind }: RemoteCommandRow, step: CommandStep): Promise<Asked> {
  if (step.kind === 'read_switch' || (step.kind === 'ask_result' && kind === 'read')) return gateway.read(meterId)
  if (step.kind !== 'ask_result') return { kind: 'accepted' }
  const result = await gateway.resultOf(commandId)
  return result.kind === 'never_arrived' && step.mayStillSend ? gateway.send({ commandId, meterId, kind }) : result
}

async function byToday(tx: Transaction): Promise<CommandBy> {
  const utility = await loadUtility(tx.client)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
  return { actor: BY_GATEWAY, today: utility.today }
}

/** Marks a command as sent by a decision of this moment; takes it back where it may not be, and lets it wait where only the hour is wrong. */
async function markSent(tx: Transaction, { command, by }: Scene, answer: Asked): Promise<EntityStep> {
  const takeBack = async (because: string): Promise<EntityStep> => {
    const change = { state: 'cancelled', because, settledOn: by.today } as const
    await recordCommand(tx, command, { sentence: `Not sent: ${because}`, change }, by)
    return AGAIN
  }
  if (answer.kind === 'no_gateway') return takeBack('No gateway to the meters is configured.')
  const decided = command.kind === 'disconnect' ? await maySendCut(tx, command) : undefined
  if (decided?.may === false) {
    return decided.isOnlyTheDay ? { kind: 'wait', waitMs: HOUR_WAIT_MS } : takeBack(decided.because)
  }
  // What a household said holds on its day.
  const isOfAnotherDay = command.kind === 'reconnect' && command.reversesCommandId === null && command.askedOn < by.today
  if (isOfAnotherDay) return takeBack('It was asked for on an earlier day.')
  await recordCommand(
    tx,
    command,
    {
      sentence: decided === undefined ? 'It is sent to the meter.' : 'It is lawful now and is sent to the meter.',
      change: { state: 'sent', isSentNow: true, ...(decided === undefined ? {} : { decisionId: decided.decisionId }) },
    },
    by,
  )
  return AGAIN
}

/** Writes down what the gateway says of a command. */
async function takeResult(
  tx: Transaction,
  { command, by, waitMs }: Scene,
  step: Extract<CommandStep, { kind: 'ask_result' }>,
  said: Asked,
): Promise<EntityStep> {
  if (said.kind === 'never_arrived' && command.state === 'sent') {
    await recordCommand(tx, command, { sentence: 'It never arrived; it is decided anew.', change: { state: 'asked' } }, by)
    return AGAIN
  }
  const answer: GatewayAnswer =
    said.kind === 'never_arrived' || said.kind === 'no_gateway'
      ? { kind: 'unknown', because: 'Nobody has a record of it.' }
      : said
  const { state, because } = judgeAnswer(command.kind, answer)
  if (answer.kind === 'done' && state === 'confirmed') {
    await settleCommand(tx, command, { ...answer, kind: 'confirmed' }, by)
    return AGAIN
  }
  if (state === 'refused') {
    await settleCommand(tx, command, { kind: 'refused', because: because ?? '' }, by)
    return AGAIN
  }
  // A read that nobody answered is simply asked for again by whoever wants it.
  if (state === 'unknown' && command.kind === 'read') {
    await settleCommand(tx, command, { kind: 'unknown' }, by)
    return AGAIN
  }
  if (state === 'accepted' && command.state === 'accepted' && !step.isLast) return { kind: 'wait', waitMs }
  const isAccepted = state === 'accepted' && !step.isLast
  const sentence = isAccepted
    ? 'On its way to the meter.'
    : `Nobody knows what came of it (${because ?? 'it takes too long'}): the switch is asked.`
  const change = { because, state: isAccepted ? ('accepted' as const) : ('unknown' as const) }
  await recordCommand(tx, command, { sentence, change, waits: { for: 'the meter' } }, by)
  return { kind: 'wait', waitMs }
}

/** Writes down what came of a command, where the switch says it; where it says nothing for too long, people go and look. */
async function takeSwitch(
  tx: Transaction,
  { command, by, waitMs }: Scene,
  step: Extract<CommandStep, { kind: 'read_switch' }>,
  answer: Asked,
): Promise<EntityStep> {
  invariant(command.kind !== 'read', 'a read has no result to look for', { commandId: command.commandId })
  const stands = answer.kind === 'done' ? answer : undefined
  const judged = stands === undefined ? undefined : judgeSwitch(command.kind, stands.switch, step.mayBelieveUndone)
  if (judged === undefined && !step.isLast) return { kind: 'wait', waitMs }
  if (judged === undefined || stands === undefined) await settleCommand(tx, command, { kind: 'unknown' }, by)
  else if (judged === 'confirmed') await settleCommand(tx, command, { ...stands, kind: 'confirmed' }, by)
  else {
    const because = `The switch is ${stands.switch}: nothing was done.`
    await settleCommand(tx, command, { kind: 'refused', because }, by)
  }
  return AGAIN
}
