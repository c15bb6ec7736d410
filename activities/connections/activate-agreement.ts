import type { ConnectionRow } from '../../db/connections/connection-store.js'
import { applicantOf } from '../../db/connections/place-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { agreementsAtPoints } from '../../db/services/agreement-store.js'
import { saveAccountStatus } from '../../db/services/applicant-store.js'
import type { Transaction } from '../../db/transaction.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { refuse } from '../../domain/kernel/outcome.js'
import type { AgreementState } from '../../domain/services/agreement-lifecycle.js'
import { queueMessage } from '../documents/queue-message.js'
import type { ChangedBy } from '../fieldwork/changed-by.js'
import { beginAgreement, changeAgreement } from '../services/change-agreement.js'
import { recordConnectionChange } from './record-connection-change.js'

/** States of an agreement that has its point for itself. */
const LIVE: ReadonlySet<AgreementState> = new Set(['pending_start', 'active', 'pending_stop'])

/**
 * Begins the agreement on the day service was energised, on an account that is open from now on, and welcomes the customer. Refuses
 * ACCOUNT_CLOSED and PLACE_SERVED: the process is then shown as stuck until somebody mends it.
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
  const other = (await agreementsAtPoints(tx.client, [servicePointId])).find(({ state }) => LIVE.has(state))
  if (other !== undefined) {
    refuse(
      'PLACE_SERVED',
      `Service point ${servicePointId} is served by agreement ${other.agreementId} by now. Stop or cancel that one, then let the connection try once more.`,
      { agreementId: other.agreementId },
    )
  }
  const reason = `Connection ${connectionOrderId} was energised`
  if (account.status === 'pending') await saveAccountStatus(tx, accountId, 'active', by.today)
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
