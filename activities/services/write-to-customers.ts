import { recordAudit } from '../../db/access/audit-store.js'
import { lockCustomer, updateCustomer } from '../../db/customers/customer-store.js'
import { premiseLine } from '../../db/services/place-reads.js'
import type { Transaction } from '../../db/transaction.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { queueMessage } from '../documents/queue-message.js'
import type { ChangedBy } from './change-agreement.js'
import type { Move, MoveSwitch } from './load-move.js'

/** Which move is written about, and to whom. */
interface AboutMove {
  readonly requestId: string
  readonly accountId: string
  readonly customerId: string
}

/** Asks for a deposit in writing, once. */
export async function askForDeposit(
  tx: Transaction,
  about: AboutMove & { readonly premiseId: string; readonly amount: string; readonly dueOn: string },
  by: ChangedBy,
): Promise<void> {
  const fields = { amount: about.amount, dueDate: about.dueOn, serviceAddress: await premiseLine(tx.client, about.premiseId) }
  await write(tx, about, 'DEPOSIT_REQUEST', fields, by)
}

/** Confirms a stop that was asked for, once. */
export async function sayGoodbye(
  tx: Transaction,
  about: AboutMove & { readonly premiseId: string; readonly stopOn: string },
  by: ChangedBy,
): Promise<void> {
  const fields = { stopDate: about.stopOn, serviceAddress: await premiseLine(tx.client, about.premiseId) }
  await write(tx, about, 'GOODBYE', fields, by)
}

/** What customers hear when service changes hands: a welcome for who begins, and mail follows who has said where to. */
export async function writeToCustomers(
  tx: Transaction,
  move: Move,
  switched: readonly MoveSwitch[],
  by: ChangedBy,
): Promise<void> {
  const { request, account } = move
  const about = { requestId: request.requestId, accountId: account.accountId, customerId: account.customerId }
  const begun = switched.find((each) => each.start?.party === 'applicant')
  if (begun?.start !== undefined && request.kind !== 'suspension') {
    const fields = { startDate: begun.start.onDate, serviceAddress: await premiseLine(tx.client, begun.premiseId) }
    await write(tx, about, 'WELCOME', fields, by)
  }
  if (switched.some((each) => each.stop?.party === 'applicant')) await forwardMail(tx, move, by)
}

async function write(
  tx: Transaction,
  about: AboutMove,
  templateCode: string,
  fields: Readonly<Record<string, string>>,
  by: ChangedBy,
): Promise<void> {
  await queueMessage(tx, {
    messageKey: `move/${about.requestId}/${templateCode}`,
    templateCode,
    accountId: about.accountId,
    customerId: about.customerId,
    fields,
    businessDate: by.today,
    actor: by.actor,
  })
}

/** From the last day on mail goes where the customer said. */
async function forwardMail(tx: Transaction, move: Move, by: ChangedBy): Promise<void> {
  const { forwarding } = move.request
  if (forwarding === null) return
  const { customerId } = move.account
  const before = await lockCustomer(tx, customerId)
  invariant(before !== undefined, 'an account without its customer', { customerId })
  const after = {
    mailLine1: forwarding.line1,
    mailLine2: forwarding.line2,
    mailCity: forwarding.city,
    mailState: forwarding.state,
    mailPostcode: forwarding.postcode,
    mailCountry: forwarding.country,
  }
  if (before.mailLine1 === after.mailLine1 && before.mailPostcode === after.mailPostcode) return
  await updateCustomer(tx, customerId, after)
  await recordAudit(tx, {
    actor: by.actor,
    action: 'customers.customer.change',
    subjectKind: 'customer',
    subjectId: customerId,
    reason: by.reason,
    before: { mailLine1: before.mailLine1, mailPostcode: before.mailPostcode },
    after: { mailLine1: after.mailLine1, mailPostcode: after.mailPostcode },
  })
}
