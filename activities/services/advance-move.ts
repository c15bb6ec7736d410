import type pg from 'pg'
import type { ProcessLink } from '../../db/processes/process-store.js'
import { lockRequest, savePrerequisite, saveRequestState } from '../../db/services/request-store.js'
import { inTransaction, type Transaction } from '../../db/transaction.js'
import type { Actor } from '../../domain/kernel/command.js'
import { invariant, unreachable } from '../../domain/kernel/invariant.js'
import { type MoveStep, nextMoveStep } from '../../domain/services/move-step.js'
import type { Prerequisite } from '../../domain/utility/service-request-settings.js'
import type { MoveInput } from '../../workflows/services/contract.js'
import type { EntityStep } from '../../workflows/processes/contract.js'
import { holdPaidDeposit } from '../deposits/note-paid.js'
import { correctBills, issueFinalBill } from './bill-move.js'
import { callOffWork } from './call-off-work.js'
import type { ChangedBy } from './change-agreement.js'
import { estimateReads } from './estimate-reads.js'
import { loadMove, type Move, type MoveSwitch } from './load-move.js'
import { noteMoveWait } from './note-move-wait.js'
import { recordMoveStep } from './record-move-step.js'
import { sendTruck } from './send-trucks.js'
import { closeAgreements, reactivateAccount, releaseDeposits } from './settle-account.js'
import { switchService } from './switch-service.js'
import { writeToCustomers } from './write-to-customers.js'

const PENSTOCK: Actor = { kind: 'process', id: 'move', name: 'Penstock' }
/** A waiting move looks again by itself this often: a lost signal or a new day delays it, no more. */
const LOOK_AGAIN_MS = 3_600_000

/** Reads where a move stands, does the one step that comes next, in one transaction, and says how to go on. */
export function advanceMove(pool: pg.Pool, input: MoveInput): Promise<EntityStep> {
  return inTransaction(pool, async (tx) => {
    const request = await lockRequest(tx, input.requestId)
    invariant(request !== undefined, 'a move without its request', { requestId: input.requestId })
    const move = await loadMove(tx.client, request)
    const step = nextMoveStep(move.facts)
    if (step.kind === 'end') return { kind: 'end' }
    if (step.kind === 'wait') {
      await noteMoveWait(tx, move, step, PENSTOCK.name)
      return { kind: 'wait', waitMs: LOOK_AGAIN_MS }
    }
    const done = await takeStep(tx, move, step)
    await recordMoveStep(tx, request, {
      state: step.kind === 'complete' ? 'completed' : 'running',
      step: step.kind,
      key: done.key,
      sentence: done.sentences.join(' '),
      businessDate: move.today,
      actor: PENSTOCK.name,
      links: done.links ?? [],
    })
    return step.kind === 'complete' ? { kind: 'end' } : { kind: 'again' }
  })
}

interface TakenStep {
  readonly key: string
  readonly sentences: readonly string[]
  readonly links?: readonly ProcessLink[]
}

type ActiveStep = Exclude<MoveStep, { kind: 'end' | 'wait' }>

async function takeStep(tx: Transaction, move: Move, step: ActiveStep): Promise<TakenStep> {
  const by: ChangedBy = { actor: PENSTOCK, reason: `request ${move.request.requestId}`, today: move.today }
  switch (step.kind) {
    case 'meet':
      return { key: `meet/${step.prerequisites.join('+')}`, sentences: await meet(tx, move, step.prerequisites) }
    case 'send_truck': {
      const sent = []
      for (const at of chosen(move, step.switchIds)) sent.push(await sendTruck(tx, move, at, by))
      return {
        key: `send_truck/${move.request.scheduleNo}/${step.switchIds.join('+')}`,
        sentences: sent.map((each) => each.sentence),
        links: sent.map(({ workOrderId }) => ({ subjectKind: 'work_order', subjectId: workOrderId })),
      }
    }
    case 'estimate': {
      const sentences = []
      for (const at of chosen(move, step.switchIds)) sentences.push(...(await estimateReads(tx, at, by)))
      return { key: `estimate/${move.request.scheduleNo}/${step.switchIds.join('+')}`, sentences }
    }
    case 'switch': {
      const sentences = []
      const switched = chosen(move, step.switchIds)
      for (const at of switched) sentences.push(...(await switchService(tx, move, at, by)))
      for (const at of switched) sentences.push(...(await callOffWork(tx, move, at, by)))
      await writeToCustomers(tx, move, switched, by)
      return { key: `switch/${step.switchIds.join('+')}`, sentences }
    }
    case 'correct_bills': {
      const account = leaving(move, step.accountId)
      const sentences = await correctBills(tx, move, account, by)
      return { key: `correct/${account.billsBeyond.join('+')}`, sentences, links: account.billsBeyond.map(billLink) }
    }
    case 'bill': {
      const { billId, sentence } = await issueFinalBill(tx, move, step.accountId, by)
      return { key: `bill/${billId}`, sentences: [sentence], links: [billLink(billId)] }
    }
    case 'release_deposit':
      return {
        key: `deposit/${step.accountId}/${move.request.version}`,
        sentences: await releaseDeposits(tx, step.accountId, by),
      }
    case 'close': {
      const { stopped, isLast } = leaving(move, step.accountId)
      const sentence = await closeAgreements(tx, { accountId: step.accountId, agreementIds: stopped, isLast }, by)
      return { key: `close/${step.accountId}/${move.request.version}`, sentences: [sentence] }
    }
    case 'reactivate':
      return reactivate(tx, move, step.accountId, by)
    case 'complete':
      await saveRequestState(tx, move.request.requestId, 'completed', move.today)
      return { key: `complete/${move.request.version}`, sentences: ['Everything that was asked for is done.'] }
    default:
      return unreachable(step)
  }
}

function chosen(move: Move, switchIds: readonly string[]): MoveSwitch[] {
  return move.switches.filter((each) => switchIds.includes(each.id))
}

function leaving(move: Move, accountId: string) {
  const account = move.facts.leaving.find((each) => each.accountId === accountId)
  invariant(account !== undefined, 'a leaving account that is not of the move', { accountId })
  return account
}

function billLink(billId: number): ProcessLink {
  return { subjectKind: 'bill', subjectId: String(billId) }
}

const MET: Readonly<Record<Prerequisite, string>> = {
  identity: 'The identity was checked.',
  deposit: 'The deposit is paid and held.',
  prior_debt: 'The debt of the person is settled.',
  premise_debt: 'The debt at the premise is settled.',
  inspection: 'The inspection was passed.',
  connection_fee: 'The connection fee is paid.',
}

async function meet(tx: Transaction, move: Move, prerequisites: readonly Prerequisite[]): Promise<string[]> {
  const { requestId, accountId } = move.request
  for (const prerequisite of prerequisites) {
    const row = move.prerequisites.find((each) => each.prerequisite === prerequisite)
    if (prerequisite === 'deposit' && row?.itemId) {
      await holdPaidDeposit(tx, accountId, row.itemId, { actor: PENSTOCK, today: move.today, reason: `request ${requestId}` })
    }
    await savePrerequisite(tx, requestId, {
      prerequisite,
      state: 'met',
      decidedOn: move.today,
      decidedBy: PENSTOCK.name,
      reason: MET[prerequisite],
    })
  }
  return prerequisites.map((prerequisite) => MET[prerequisite])
}

async function reactivate(tx: Transaction, move: Move, accountId: string, by: ChangedBy): Promise<TakenStep> {
  const agreementIds = move.parts
    .filter((part) => part.act === 'stop' && part.accountId === accountId && part.state === 'closed')
    .map((part) => part.agreementId)
  await reactivateAccount(tx, { accountId, agreementIds }, by)
  await saveRequestState(tx, move.request.requestId, 'open', null)
  return {
    key: `reactivate/${accountId}/${move.request.version}`,
    sentences: [`Account ${accountId} has a balance again after its close; it is settled once more.`],
  }
}
