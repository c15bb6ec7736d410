import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import type { ProcessLink } from '../../db/processes/process-store.js'
import { findMovingAccount } from '../../db/services/applicant-store.js'
import { lockPlaces } from '../../db/services/place-reads.js'
import { insertPart, insertPrerequisite, insertRequest } from '../../db/services/request-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Command } from '../../domain/kernel/command.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { later } from '../../domain/kernel/local-date.js'
import { amountText } from '../../domain/kernel/money.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { MOVE_WORKFLOW, moveWorkflowId } from '../../workflows/services/contract.js'
import { askDeposit } from '../deposits/ask-deposit.js'
import { loadLedger } from '../ledger/load-ledger.js'
import { requireAlertsRead } from '../customers/require-alerts-read.js'
import { runCommand } from '../run-command.js'
import { beginAgreement, changeAgreement, type ChangedBy } from './change-agreement.js'
import { chargeConnection } from './demand-money.js'
import { openAccount } from './open-account.js'
import { type MoveWish, planMove, type PlannedMove } from './plan-move.js'
import { moveTitle, recordMoveStep } from './record-move-step.js'
import { askForDeposit, sayGoodbye } from './write-to-customers.js'

export interface OpenedRequest {
  readonly requestId: string
  readonly accountId: string
}

/**
 * Opens a move: customer and account where they are new, agreements that wait for their first day, stops announced, deposit and fee asked
 * for, and the process that sees it through. Refuses what `planMove` refuses, ALERTS_UNREAD and ACCOUNT_CLOSED.
 */
export function openRequest(pool: pg.Pool, command: Command<MoveWish>): Promise<OpenedRequest> {
  return runCommand(pool, 'services.open-request', command, (tx) => openWithin(tx, command))
}

/** The same inside the caller's transaction: many moves at once are opened together or not at all. */
export async function openWithin(tx: Transaction, command: Omit<Command<MoveWish>, 'key'>): Promise<OpenedRequest> {
  const { input: wish, actor, reason } = command
  // Two requests for one place come one after the other; the second sees what the first did.
  await lockPlaces(
    tx,
    [wish.premiseId, wish.fromPremiseId].filter((id) => id !== null),
  )
  const { accountId: known, customerId } = wish
  if (known !== null) await requireAlertsRead(tx, actor, { accountId: known })
  else if (customerId !== null) await requireAlertsRead(tx, actor, { customerId })
  const planned = await planMove(tx.client, wish)
  const by: ChangedBy = { actor, reason, today: planned.today }
  const accountId = await accountOf(tx, wish, planned, by)
  const requestId = await insertRequest(tx, {
    ...wish,
    accountId,
    isNewAccount: wish.accountId === null,
    requestedOn: planned.today,
    requestedBy: actor.id,
  })
  const agreementIds = await writeParts(tx, requestId, accountId, planned, by)
  await demandPrerequisites(tx, requestId, accountId, planned, wish, actor.id)
  await recordAudit(tx, {
    actor,
    action: 'services.request.open',
    subjectKind: 'service_request',
    subjectId: requestId,
    reason,
    after: { kind: wish.kind, accountId, ...planned.plan },
  })
  await writeAbout(tx, { ...wish, requestId, accountId }, planned, by)
  await announce(tx, { ...wish, requestId, accountId }, planned, agreementIds, { actor: actor.name, reason })
  await enqueueSignal(tx, {
    workflowId: moveWorkflowId(requestId),
    signal: WAKE_SIGNAL,
    start: { type: MOVE_WORKFLOW, input: { requestId } },
  })
  return { requestId, accountId }
}

async function accountOf(tx: Transaction, wish: MoveWish, planned: PlannedMove, by: ChangedBy): Promise<string> {
  if (wish.accountId !== null) {
    const account = await findMovingAccount(tx.client, wish.accountId)
    if (account?.status === 'closed') {
      refuse('ACCOUNT_CLOSED', `Account ${wish.accountId} is closed. Open the move with a new account for the same customer.`)
    }
    return wish.accountId
  }
  return openAccount(
    tx,
    { customerId: planned.person.customerId, newCustomer: wish.newCustomer },
    {
      customerClass: wish.customerClass,
      billCycle: planned.billCycle,
      delivery: wish.delivery,
      openedOn: wish.startOn ?? by.today,
    },
    by,
  )
}

async function writeParts(
  tx: Transaction,
  requestId: string,
  accountId: string,
  { plan }: PlannedMove,
  by: ChangedBy,
): Promise<string[]> {
  const agreementIds: string[] = []
  for (const start of plan.starts) {
    const agreementId = await beginAgreement(tx, { ...start, accountId: start.accountId ?? accountId }, by)
    await insertPart(tx, requestId, { agreementId, act: 'start', party: start.party, onDate: start.startOn })
    agreementIds.push(agreementId)
  }
  for (const stop of plan.stops) {
    // Who has not called is left as they are until somebody else really begins.
    if (stop.party === 'applicant') {
      await changeAgreement(tx, { agreementId: stop.agreementId, command: 'initiate_stop', stopOn: stop.stopOn }, by)
    }
    await insertPart(tx, requestId, { agreementId: stop.agreementId, act: 'stop', party: stop.party, onDate: stop.stopOn })
    agreementIds.push(stop.agreementId)
  }
  return agreementIds
}

async function demandPrerequisites(
  tx: Transaction,
  requestId: string,
  accountId: string,
  planned: PlannedMove,
  wish: MoveWish,
  recordedBy: string,
): Promise<void> {
  for (const { prerequisite, demand, facts } of planned.prerequisites) {
    let itemId: number | null = null
    if (demand !== undefined) {
      const ledger = await loadLedger(tx.client, recordedBy)
      const asked = { accountId, amount: demand, dueOn: later(wish.startOn ?? planned.today, planned.today) }
      const made =
        prerequisite === 'deposit'
          ? await askDeposit(
              tx,
              {
                accountId,
                instalments: [{ number: 1, amount: demand, dueOn: asked.dueOn }],
                interestRateCode: planned.rules.deposit?.interestRateCode ?? '',
                reason: `request ${requestId}`,
                facts,
              },
              ledger,
            )
          : await chargeConnection(tx, { ...asked, requestId }, ledger)
      itemId = made.itemId
    }
    await insertPrerequisite(tx, requestId, { prerequisite, facts, itemId })
  }
}

/** Who asks gets it in writing: the deposit to pay, the day on which service ends. */
async function writeAbout(
  tx: Transaction,
  request: MoveWish & { readonly requestId: string; readonly accountId: string },
  planned: PlannedMove,
  by: ChangedBy,
): Promise<void> {
  const account = await findMovingAccount(tx.client, request.accountId)
  invariant(account !== undefined, 'a request without its account', { requestId: request.requestId })
  const about = { requestId: request.requestId, accountId: account.accountId, customerId: account.customerId }
  const deposit = planned.prerequisites.find((each) => each.prerequisite === 'deposit')?.demand
  if (deposit !== undefined && request.premiseId !== null) {
    const dueOn = later(request.startOn ?? planned.today, planned.today)
    const amount = amountText(deposit, planned.currency)
    await askForDeposit(tx, { ...about, premiseId: request.premiseId, amount, dueOn }, by)
  }
  if (request.kind !== 'suspension' && request.fromPremiseId !== null && request.stopOn !== null) {
    await sayGoodbye(tx, { ...about, premiseId: request.fromPremiseId, stopOn: request.stopOn }, by)
  }
}

async function announce(
  tx: Transaction,
  request: MoveWish & { readonly requestId: string; readonly accountId: string },
  { plan, today }: PlannedMove,
  agreementIds: readonly string[],
  by: { readonly actor: string; readonly reason: string },
): Promise<void> {
  const dates = [
    ...(request.stopOn === null ? [] : [`last day ${request.stopOn}`]),
    ...(request.startOn === null ? [] : [`first day ${request.startOn}`]),
  ]
  const services = [...new Set([...plan.starts, ...plan.stops].map((each) => each.service))]
  const links: ProcessLink[] = [
    ...[request.accountId, ...[...plan.starts, ...plan.stops].map((each) => each.accountId)]
      .filter((id) => id !== null)
      .map((subjectId) => ({ subjectKind: 'account', subjectId })),
    ...[request.premiseId, request.fromPremiseId]
      .filter((id) => id !== null)
      .map((subjectId) => ({ subjectKind: 'premise', subjectId })),
    ...[...plan.starts, ...plan.stops].map((each) => ({ subjectKind: 'service_point', subjectId: each.servicePointId })),
    ...agreementIds.map((subjectId) => ({ subjectKind: 'agreement', subjectId })),
  ]
  await recordMoveStep(tx, request, {
    state: 'running',
    step: 'opened',
    key: 'opened',
    sentence: `${moveTitle(request)} asked for: ${services.join(', ')}; ${dates.join(', ')}.`,
    businessDate: today,
    ...by,
    links,
  })
}
