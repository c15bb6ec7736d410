import { commandsOf, type RemoteCommandRow } from '../../db/remote-commands/command-store.js'
import { ordersOf } from '../../db/fieldwork/work-order-store.js'
import type { Transaction } from '../../db/transaction.js'
import { decideAct, type Decision, isOnlyTheDay } from '../../domain/collections/decide-disconnection.js'
import { publicReason } from '../../domain/collections/what-is-shown.js'
import { isOrderEnded } from '../../domain/fieldwork/work-order-states.js'
import { dunningWorkflowId } from '../../workflows/collections/contract.js'
import { cancelWorkOrder } from '../fieldwork/cancel-work-order.js'
import { cancelCommand } from '../remote-commands/record-command.js'
import type { Advanced } from './advanced.js'
import { cutCommandKey, orderCutCrew } from './arrange-cut.js'
import { keepDecision } from './keep-decision.js'
import { recordCollection } from './record-collection.js'
import { PENSTOCK, type StepScene } from './send-notice.js'

/** Watches an ordered disconnection: what is no longer lawful is taken back, and a case whose order came to nothing stands at its step again. */
export async function watchCut(tx: Transaction, scene: StepScene): Promise<Advanced> {
  const { entry, facts, rules } = scene
  const processId = dunningWorkflowId(entry)
  const orders = (await ordersOf(tx.client, processId)).filter(({ typeCode }) => typeCode === 'DISCONNECT')
  const open = orders.filter(({ state }) => !isOrderEnded(state)).map(({ workOrderId }) => workOrderId)
  const key = cutCommandKey(entry.collectionId, entry.cutOrders)
  const command = (await commandsOf(tx.client, processId)).find(({ commandKey }) => commandKey === key)
  const decision = decideAct('cut', facts, rules.chain, { on: rules.today, at: null })
  if (open.length > 0) return watchCrew(tx, scene, open, decision)
  const last = orders.at(-1)
  const isCrewsTurn = command === undefined || orders.some(({ orderKey }) => orderKey === key)
  if (!isCrewsTurn) return watchCommand(tx, scene, command, decision)
  const result = last?.resultCode == null ? '' : ` (${last.resultCode})`
  return decideNext(tx, scene, `${last?.workOrderId ?? 'The order'} ended without a cut${result}`)
}

async function decideNext(tx: Transaction, { entry, rules }: StepScene, what: string): Promise<Advanced> {
  await recordCollection(
    tx,
    entry,
    {
      key: `no_cut/${entry.cutOrders}`,
      sentence: `${what}; what comes next is decided anew.`,
      change: { state: 'dunning', previousOn: rules.today, asked: [] },
    },
    { today: rules.today, actor: PENSTOCK.name },
  )
  return { kind: 'again' }
}

async function watchCrew(tx: Transaction, scene: StepScene, open: readonly string[], decision: Decision): Promise<Advanced> {
  if (decision.outcome === 'act' || isOnlyTheDay(decision)) return waitForDay(tx, scene, 'the crew', 'crew', decision)
  for (const workOrderId of open) {
    await cancelWorkOrder(tx, workOrderId, { actor: PENSTOCK, reason: 'No longer lawful', today: scene.rules.today })
  }
  return takeBack(tx, scene, open.join(', '), decision)
}

async function waitForDay(
  tx: Transaction,
  { entry, rules }: StepScene,
  whom: 'the crew' | 'the meter',
  key: 'crew' | 'meter',
  decision: Decision,
): Promise<Advanced> {
  const mayAct = decision.outcome === 'act'
  const from = decision.earliest?.on ?? ''
  await recordCollection(
    tx,
    entry,
    {
      key: `${key}/${entry.cutOrders}/${mayAct ? 'may' : from}`,
      sentence: mayAct
        ? `Waits for ${whom}.`
        : whom === 'the crew'
          ? `The crew may not cut before ${from}.`
          : `Not before ${from}.`,
      waits: { for: whom, owner: 'field', until: decision.earliest?.on ?? null },
    },
    { today: rules.today, actor: PENSTOCK.name },
  )
  return { kind: 'wait', until: mayAct ? null : (decision.earliest?.on ?? null) }
}

async function takeBack(
  tx: Transaction,
  { entry, facts, rules }: StepScene,
  what: string,
  decision: Decision,
): Promise<Advanced> {
  await keepDecision(tx, { accountId: entry.accountId, askedAt: 'dispatch', decidedFor: PENSTOCK.name }, decision, facts, rules)
  await recordCollection(
    tx,
    entry,
    {
      key: `take_back/${entry.cutOrders}`,
      sentence: `${what} taken back: ${whyNot(decision)}`,
      change: { state: 'dunning', asked: [] },
    },
    { today: rules.today, actor: PENSTOCK.name },
  )
  return { kind: 'again' }
}

function whyNot(decision: Decision): string {
  const failed = decision.trace.find(({ allows }) => !allows)
  return failed === undefined ? '' : publicReason(failed).says
}

/**
 * A command that has not been sent is taken back like an order. One that is on its way cannot be: it is decided anew when the meter says
 * that it cut, and service is switched on again at once where it may not be off (`activities/remote-commands`). What a meter refuses, and
 * what nobody knows the end of, is a crew's to do, where it is lawful still.
 */
async function watchCommand(tx: Transaction, scene: StepScene, command: RemoteCommandRow, decision: Decision): Promise<Advanced> {
  const { entry, rules } = scene
  const by = { today: rules.today, actor: PENSTOCK.name }
  if (command.settledOn === null) {
    const mayStand = decision.outcome === 'act' || isOnlyTheDay(decision)
    if (mayStand) return waitForDay(tx, scene, 'the meter', 'meter', decision)
    if (await cancelCommand(tx, command.commandId, whyNot(decision), { actor: PENSTOCK, today: rules.today })) {
      return takeBack(tx, scene, command.commandId, decision)
    }
    await recordCollection(
      tx,
      entry,
      {
        key: `under_way/${entry.cutOrders}`,
        sentence: `${command.commandId} is on its way and no longer lawful: ${whyNot(decision)} Where it cuts, service is switched on again at once.`,
        waits: { for: 'the meter', owner: 'field' },
      },
      by,
    )
    return { kind: 'wait', until: null }
  }
  if (command.state === 'cancelled' || decision.outcome !== 'act') {
    return decideNext(tx, scene, `${command.commandId} cut nothing${command.because === null ? '' : ` (${command.because})`}`)
  }
  const tried =
    command.state === 'refused'
      ? `The meter refused to switch off (${command.because ?? ''}). `
      : 'Nobody knows whether the meter switched off from afar: see first how its switch stands. '
  const order = await orderCutCrew(tx, scene, entry.cutOrders, tried)
  await recordCollection(
    tx,
    entry,
    {
      key: `crew_instead/${entry.cutOrders}`,
      sentence:
        command.state === 'refused'
          ? `${command.commandId} was refused (${command.because ?? ''}): a crew is ordered, ${order.id}.`
          : `What came of ${command.commandId} is not known: a crew is ordered to look, ${order.id}.`,
      links: order.links,
    },
    by,
  )
  return { kind: 'again' }
}
