import type pg from 'pg'
import { lockStandingDeposits } from '../../db/deposits/deposit-store.js'
import { saveRequestState } from '../../db/services/request-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Command } from '../../domain/kernel/command.js'
import { moveWorkflowId } from '../../workflows/services/contract.js'
import { withdrawDeposit } from '../deposits/withdraw-deposit.js'
import { loadLedger } from '../ledger/load-ledger.js'
import { withdrawDemand } from '../ledger/post-demand.js'
import { actOnRequest, type OnRequest, type RequestAnswer } from './act-on-request.js'
import { cancelOrders } from './cancel-orders.js'
import { changeAgreement, type ChangedBy } from './change-agreement.js'
import { endNewAccount } from './end-new-account.js'
import type { Move } from './load-move.js'
import { releaseDeposits } from './settle-account.js'

/**
 * Takes a request back before anything of it has begun or ended: agreements that waited are cancelled, announced stops withdrawn, work
 * called off, and what was asked for is asked for no more; money that was paid stays on the account as a credit.
 */
export function cancelRequest(pool: pg.Pool, command: Command<OnRequest>): Promise<RequestAnswer> {
  return actOnRequest(pool, 'cancel', command, async (tx, move, by) => {
    const { requestId } = move.request
    await cancelOrders(tx, move, by)
    for (const part of move.parts) {
      if (part.act === 'start') await changeAgreement(tx, { agreementId: part.agreementId, command: 'cancel' }, by)
      else if (part.state === 'pending_stop') {
        await changeAgreement(tx, { agreementId: part.agreementId, command: 'withdraw_stop' }, by)
      }
    }
    await withdrawDemands(tx, move, by)
    if (move.request.isNewAccount) {
      const { accountId } = move.request
      await endNewAccount(tx, { accountId, processId: moveWorkflowId(requestId), what: `request ${requestId}` }, by)
    }
    await saveRequestState(tx, requestId, 'cancelled', by.today)
    return {
      sentence: 'The request was cancelled; nothing of it remains.',
      before: { state: 'open' },
      after: { state: 'cancelled' },
      ended: 'cancelled',
    }
  })
}

async function withdrawDemands(tx: Transaction, move: Move, by: ChangedBy): Promise<void> {
  const demanded = move.prerequisites.filter((row) => row.itemId !== null)
  if (demanded.length === 0) return
  const ledger = await loadLedger(tx.client, by.actor.id)
  const deposits = await lockStandingDeposits(tx, move.request.accountId)
  for (const { prerequisite, itemId } of demanded) {
    if (itemId === null) continue
    const deposit = deposits.find((each) => each.itemId === itemId)
    // A deposit that is not asked for any more was waived, or another one came in its place.
    if (prerequisite === 'deposit' && deposit?.state !== 'asked') continue
    if (deposit === undefined) await withdrawDemand(tx, [itemId], ledger)
    else await withdrawDeposit(tx, deposit, by.reason, ledger)
  }
  if (move.request.isNewAccount && deposits.some(({ state }) => state === 'held'))
    await releaseDeposits(tx, move.request.accountId, by)
}
