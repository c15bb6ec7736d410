import type { Transaction } from '../../db/transaction.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { MoveWait } from '../../domain/services/move-step.js'
import type { Role } from '../../domain/access/roles.js'
import type { Move } from './load-move.js'
import { recordMoveStep } from './record-move-step.js'

interface WaitWords {
  readonly owner: Role
  readonly waitsFor: (move: Move) => string
}

const WAITS: Readonly<Record<MoveWait['for'], WaitWords>> = {
  prerequisites: { owner: 'service_representative', waitsFor: openPrerequisites },
  date: { owner: 'service_representative', waitsFor: () => 'the day' },
  field_work: { owner: 'field', waitsFor: () => 'the crew' },
  outage: { owner: 'field', waitsFor: outages },
  reads: { owner: 'service_representative', waitsFor: missingReads },
  correction: { owner: 'supervisor', waitsFor: () => 'the correction of a bill to be approved' },
  next_bill: { owner: 'billing_analyst', waitsFor: () => 'the next bill' },
  payment: { owner: 'collections', waitsFor: (move) => `a payment of ${balances(move)}` },
  refund: { owner: 'finance', waitsFor: (move) => `a refund of ${balances(move)}` },
  resumption: { owner: 'service_representative', waitsFor: () => 'the day of resumption' },
}

/** Writes down what a move waits for; the same wait is written once. */
export async function noteMoveWait(tx: Transaction, move: Move, wait: MoveWait, actor: string): Promise<void> {
  const words = WAITS[wait.for]
  const waitsFor = words.waitsFor(move)
  const dueOn = wait.for === 'prerequisites' ? move.request.startOn : wait.until
  invariant(waitsFor !== '', 'a wait for nothing', { for: wait.for })
  await recordMoveStep(tx, move.request, {
    state: 'waiting',
    step: wait.for,
    key: `wait/${move.request.version}/${wait.for}/${waitsFor}/${wait.until ?? ''}`,
    sentence: `Waits for ${waitsFor}${wait.until === null ? '' : `, looks again on ${wait.until}`}.`,
    businessDate: move.today,
    actor,
    waitsFor,
    owner: words.owner,
    ...(wait.until === null ? {} : { nextWakeOn: wait.until }),
    ...(dueOn === null ? {} : { dueOn }),
  })
}

function openPrerequisites(move: Move): string {
  return move.prerequisites
    .filter((row) => row.state === 'open')
    .map((row) => row.prerequisite.replaceAll('_', ' '))
    .join(', ')
}

function outages(move: Move): string {
  const names = new Set(move.switches.map((each) => each.outage?.name).filter((name) => name !== undefined))
  return `the end of ${[...names].join(' and ')}, which pauses disconnections`
}

function missingReads(move: Move): string {
  const at = move.switches.filter((each) => !each.isDone && each.missingReads > 0 && each.on <= move.today)
  return `reads of ${at.map((each) => `${each.service} on ${each.readOn}`).join(', ')}`
}

function balances(move: Move): string {
  return move.leaving
    .filter((row) => row.stopped.length > 0)
    .map((row) => `${row.balance.replace('-', '')} ${move.currency}`)
    .join(', ')
}
