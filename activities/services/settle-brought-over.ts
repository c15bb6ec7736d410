import { closedBroughtOver } from '../../db/services/brought-over-reads.js'
import { BROUGHT_OVER_BY, insertPart, insertRequest, savePart } from '../../db/services/request-store.js'
import { insertTask } from '../../db/tasks/task-store.js'
import type { Transaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { recordMoveStep } from './record-move-step.js'

const PENSTOCK = 'Penstock'

/**
 * Money came to accounts that an import brought as closed, so that no request here has closed them: each gets the request that settles it
 * as any other that was closed, by a refund and another close. Whoever still owes is left as they are. Where days of the former system
 * have no bill here, nobody is billed for them by mistake: a person is asked. Returns the requests.
 */
export async function settleBroughtOver(tx: Transaction, accountIds: readonly string[]): Promise<string[]> {
  const requestIds: string[] = []
  const utility = await loadUtility(tx.client)
  invariant(utility !== undefined, 'money without a utility')
  const { today } = utility
  for (const account of await closedBroughtOver(tx.client, accountIds)) {
    const { accountId, premiseId, stopOn, agreements } = account
    if (account.hasUnbilledDays || premiseId === null || stopOn === null) {
      await insertTask(tx, {
        taskKey: `late-money/${accountId}/${today}`,
        queue: 'refunds',
        title: `Money came to account ${accountId}, which was closed before it was brought over`,
        accountId,
        subjectKind: 'account',
        subjectId: accountId,
        facts: { balance: account.balance },
        dueOn: today,
        createdBy: PENSTOCK,
      })
      continue
    }
    const request = { kind: 'move_out', accountId, premiseId: null, fromPremiseId: premiseId } as const
    const requestId = await insertRequest(tx, {
      ...request,
      isNewAccount: false,
      startOn: null,
      stopOn,
      forwarding: null,
      requestedOn: today,
      requestedBy: BROUGHT_OVER_BY,
    })
    for (const { agreementId, lastDay } of agreements) {
      const part = { agreementId, act: 'stop', party: 'applicant', onDate: lastDay } as const
      await insertPart(tx, requestId, part)
      await savePart(tx, requestId, { ...part, workOrderId: null, doneOn: lastDay })
    }
    await recordMoveStep(
      tx,
      { ...request, requestId },
      {
        state: 'running',
        step: 'opened',
        key: 'opened',
        sentence: `Money came to account ${accountId}, which had been closed before it was brought over; it is settled here.`,
        businessDate: today,
        actor: PENSTOCK,
        links: [
          { subjectKind: 'account', subjectId: accountId },
          { subjectKind: 'premise', subjectId: premiseId },
          ...agreements.map(({ agreementId }) => ({ subjectKind: 'agreement', subjectId: agreementId })),
        ],
      },
    )
    requestIds.push(requestId)
  }
  return requestIds
}
