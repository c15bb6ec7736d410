import {
  type DisconnectionRow,
  isConfirmedOn,
  markRestored,
  saveRestoration,
  standingCut,
} from '../../db/collections/disconnection-store.js'
import { ordersOf, type RequestedOrder } from '../../db/fieldwork/work-order-store.js'
import { commandsOf, type RemoteCommandRow } from '../../db/remote-commands/command-store.js'
import { insertTask, SUPERVISOR_QUEUE } from '../../db/tasks/task-store.js'
import type { Transaction } from '../../db/transaction.js'
import { isOrderEnded } from '../../domain/fieldwork/work-order-states.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { addDays } from '../../domain/kernel/local-date.js'
import { dunningWorkflowId } from '../../workflows/collections/contract.js'
import type { Advanced } from './advanced.js'
import { askReconnection, orderReconnection, reconnectCommandKey, wayBack } from './arrange-reconnection.js'
import { COLLECTIONS_QUEUE } from './collections-queue.js'
import { closeCollection, recordCollection } from './record-collection.js'
import { PENSTOCK, type StepScene } from './send-notice.js'

/** Watches a reconnection until service is back; one that came to nothing is ordered again, and a supervisor hears of one that is late. */
export async function watchReconnection(tx: Transaction, scene: StepScene): Promise<Advanced> {
  const { entry } = scene
  const cut = await standingCut(tx.client, entry.collectionId)
  invariant(cut !== undefined, 'a reconnection without its cut', { collectionId: entry.collectionId })
  const processId = dunningWorkflowId(entry)
  const orders = (await ordersOf(tx.client, processId)).filter(({ typeCode }) => typeCode === 'RECONNECT')
  if (orders.length > 0) return watchCrew(tx, scene, cut, orders)
  const ofCut = reconnectCommandKey(scene, 0).slice(0, -1)
  const commands = (await commandsOf(tx.client, processId)).filter(
    ({ commandKey, kind }) => kind === 'reconnect' && commandKey.startsWith(ofCut),
  )
  return watchMeter(tx, scene, cut, commands)
}

async function watchCrew(
  tx: Transaction,
  scene: StepScene,
  cut: DisconnectionRow,
  orders: readonly RequestedOrder[],
): Promise<Advanced> {
  const done = orders.find(({ state, workOrderId }) => state === 'completed' && workOrderId >= (cut.reconnectOrderId ?? ''))
  if (done?.completedOn != null) return closeRestored(tx, scene, cut, { on: done.completedOn, by: done.workOrderId })
  if (!orders.every(({ state }) => isOrderEnded(state))) return waitFor(tx, scene, cut, 'the crew')
  return sendCrew(tx, scene, cut, { number: orders.length + 1, sentence: 'Nothing came of it', before: '' })
}

async function watchMeter(
  tx: Transaction,
  scene: StepScene,
  cut: DisconnectionRow,
  commands: readonly RemoteCommandRow[],
): Promise<Advanced> {
  const { entry, rules } = scene
  const last = commands.at(-1)
  if (last?.state === 'confirmed' && last.doneOn !== null) {
    return closeRestored(tx, scene, cut, { on: last.doneOn, by: last.commandId })
  }
  if (last !== undefined && last.settledOn === null) return waitFor(tx, scene, cut, 'the meter')
  if (last?.state === 'refused' || last?.state === 'unknown') {
    const what = last.state === 'refused' ? `was refused (${last.because ?? ''})` : 'has no known result'
    return sendCrew(tx, scene, cut, {
      number: 1,
      sentence: `${last.commandId} ${what}`,
      before: 'The meter could not be switched on from afar. ',
    })
  }
  const way = await wayBack(tx, scene)
  if (way.way === 'crew') return sendCrew(tx, scene, cut, { number: 1, sentence: way.because.replace(/\.$/, ''), before: '' })
  if (way.needsSomebodyHome && !(await isConfirmedOn(tx.client, cut.disconnectionId, rules.today))) {
    if (cut.restoreBy !== null && cut.restoreBy <= rules.today) {
      return sendCrew(tx, scene, cut, { number: 1, sentence: 'Nobody has said that somebody is at home', before: '' })
    }
    return askWhetherHome(tx, scene, cut)
  }
  const commandId = await askReconnection(tx, scene, way.meterId, commands.length + 1)
  await saveRestoration(tx, cut.disconnectionId, { ...cut, reconnectCommandId: commandId })
  await recordCollection(
    tx,
    entry,
    {
      key: `reconnect_remote/${commandId}`,
      sentence: `Reconnection asked of the meter: ${commandId}.`,
      links: [{ subjectKind: 'meter', subjectId: way.meterId }],
    },
    { today: rules.today, actor: PENSTOCK.name },
  )
  return { kind: 'again' }
}

async function askWhetherHome(tx: Transaction, { entry, rules }: StepScene, cut: DisconnectionRow): Promise<Advanced> {
  await insertTask(tx, {
    taskKey: `dunning/${entry.collectionId}/home/${cut.disconnectionId}`,
    queue: COLLECTIONS_QUEUE,
    title: `Call before service is switched on: is an adult at home, is everything off? Account ${entry.accountId}`,
    accountId: entry.accountId,
    subjectKind: 'collection',
    subjectId: entry.collectionId,
    facts: { restoreBy: cut.restoreBy },
    dueOn: rules.today,
    createdBy: PENSTOCK.name,
  })
  await recordCollection(
    tx,
    entry,
    {
      key: `home/${cut.disconnectionId}`,
      sentence: `Waits for the word that somebody is at home and nothing is running; from ${cut.restoreBy ?? 'the last day'} a crew goes instead.`,
      waits: {
        for: 'the word that somebody is at home',
        owner: 'collections',
        ...(cut.restoreBy === null ? {} : { dueOn: cut.restoreBy, until: cut.restoreBy }),
      },
    },
    { today: rules.today, actor: PENSTOCK.name },
  )
  return { kind: 'wait', until: cut.restoreBy }
}

async function sendCrew(
  tx: Transaction,
  scene: StepScene,
  cut: DisconnectionRow,
  of: { readonly number: number; readonly sentence: string; readonly before: string },
): Promise<Advanced> {
  const { entry, rules } = scene
  const workOrderId = await orderReconnection(tx, scene, of.number, of.before)
  if (cut.reconnectOrderId === null) await saveRestoration(tx, cut.disconnectionId, { ...cut, reconnectOrderId: workOrderId })
  await recordCollection(
    tx,
    entry,
    {
      key: `reconnect/${of.number}`,
      sentence: `${of.sentence}; reconnection ${workOrderId} ordered.`,
      links: [{ subjectKind: 'work_order', subjectId: workOrderId }],
    },
    { today: rules.today, actor: PENSTOCK.name },
  )
  return { kind: 'again' }
}

async function closeRestored(
  tx: Transaction,
  { entry, rules }: StepScene,
  cut: DisconnectionRow,
  done: { readonly on: string; readonly by: string },
): Promise<Advanced> {
  await markRestored(tx, cut.disconnectionId, done.on)
  await closeCollection(
    tx,
    entry,
    { code: 'RECONNECTED', sentence: `Service is back since ${done.on}: ${done.by}.` },
    { today: rules.today, actor: PENSTOCK.name },
  )
  return { kind: 'end' }
}

/** Waits for who turns it on; from the day after the last one a supervisor knows that it is late. */
async function waitFor(
  tx: Transaction,
  { entry, rules }: StepScene,
  cut: DisconnectionRow,
  whom: 'the crew' | 'the meter',
): Promise<Advanced> {
  const isLate = cut.restoreBy !== null && cut.restoreBy < rules.today
  if (isLate) {
    await insertTask(tx, {
      taskKey: `dunning/${entry.collectionId}/late/${cut.disconnectionId}`,
      queue: SUPERVISOR_QUEUE,
      title: `Service should be back since ${cut.restoreBy}: account ${entry.accountId}`,
      accountId: entry.accountId,
      subjectKind: 'collection',
      subjectId: entry.collectionId,
      facts: { restoreBy: cut.restoreBy },
      dueOn: rules.today,
      createdBy: PENSTOCK.name,
    })
  }
  await recordCollection(
    tx,
    entry,
    {
      key: `reconnecting/${cut.disconnectionId}/${whom === 'the meter' ? 'meter/' : ''}${isLate ? 'late' : 'waits'}`,
      sentence: isLate
        ? `Service should be back since ${cut.restoreBy}; a supervisor was told.`
        : whom === 'the crew'
          ? 'Waits for the crew that turns it on.'
          : 'Waits for the meter that turns it on.',
      waits: {
        for: whom,
        owner: 'field',
        ...(cut.restoreBy === null ? {} : { dueOn: cut.restoreBy, until: isLate ? null : addDays(cut.restoreBy, 1) }),
      },
    },
    { today: rules.today, actor: PENSTOCK.name },
  )
  return { kind: 'wait', until: cut.restoreBy === null || isLate ? null : addDays(cut.restoreBy, 1) }
}
