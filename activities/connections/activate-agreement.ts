import type { ConnectionRow } from '../../db/connections/connection-store.js'
import { applicantOf } from '../../db/connections/place-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import type { Transaction } from '../../db/transaction.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { queueMessage } from '../documents/queue-message.js'
import type { ChangedBy } from '../fieldwork/changed-by.js'
import { beginAgreement, changeAgreement } from '../services/change-agreement.js'
import { recordConnectionChange } from './record-connection-change.js'

/**
 * Begins the agreement on the day service was energised, and welcomes the customer. Refuses ACCOUNT_CLOSED: the process is then shown
 * as stuck until somebody mends it.
 */
export async function activateAgreement(tx: Transaction, order: ConnectionRow, by: ChangedBy): Promise<void> {
  const { connectionOrderId, accountId, servicePointId, energisedOn, tariffCode } = order
  invariant(servicePointId !== null && energisedOn !== null, 'an agreement has its point and its first day', {
    connectionOrderId,
  })
  const account = (await lockAccounts(tx.client, [accountId])).get(accountId)
  if (account === undefined || account.status === 'closed') {
    refuse('ACCOUNT_CLOSED', `Account ${accountId} was closed meanwhile. Open it again, then let the connection try once more.`)
  }
  const reason = `Connection ${connectionOrderId} was energised`
  const agreementId = await beginAgreement(tx, { accountId, servicePointId, tariffCode, startOn: energisedOn }, { ...by, reason })
  await changeAgreement(tx, { agreementId, command: 'activate' }, { ...by, reason })
  const sentence = `Agreement ${agreementId} is active from ${energisedOn}.`
  await recordConnectionChange(tx, order, { act: 'activate', change: { agreementId }, sentence }, by)
  const { customerId, serviceAddress } = await applicantOf(tx.client, order)
  await queueMessage(tx, {
    messageKey: `connection/${connectionOrderId}/welcome`,
    templateCode: 'WELCOME',
    accountId,
    customerId,
    fields: { startDate: energisedOn, serviceAddress },
    businessDate: by.today,
    actor: by.actor,
  })
}
