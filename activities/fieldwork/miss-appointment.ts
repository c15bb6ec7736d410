import { endAppointment, keepCompensation } from '../../db/fieldwork/appointment-store.js'
import type { WorkOrderRow } from '../../db/fieldwork/work-order-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import type { Transaction } from '../../db/transaction.js'
import type { Decimal } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { amountText } from '../../domain/kernel/money.js'
import { creditAccount } from '../ledger/credit-account.js'
import { loadLedger } from '../ledger/load-ledger.js'
import { appointmentFields, appointmentWords } from './appointment-words.js'
import type { ChangedBy } from './changed-by.js'
import { recordOrderChange } from './record-order-change.js'
import { tellCustomer } from './tell-customer.js'

/**
 * Nobody came on the day: the appointment is missed and the order waits for another one. Where the utility's policy says so the account
 * is credited; the customer is told.
 */
export async function missAppointment(
  tx: Transaction,
  order: WorkOrderRow,
  credit: Decimal | null,
  by: ChangedBy,
): Promise<void> {
  const missed = await endAppointment(tx, order.workOrderId, 'missed')
  invariant(missed !== undefined, 'a missed appointment was booked', { workOrderId: order.workOrderId })
  const given = credit === null ? undefined : await compensate(tx, order, missed.appointmentId, credit, by)
  await tellCustomer(
    tx,
    order,
    {
      templateCode: 'APPOINTMENT_MISSED',
      about: String(missed.appointmentId),
      fields: { ...appointmentFields(missed), ...(given === undefined ? {} : { credit: given }) },
    },
    by,
  )
  const madeGood = given === undefined ? '' : ` The account was credited ${given}.`
  await recordOrderChange(
    tx,
    order,
    {
      act: 'miss',
      change: { state: 'created', scheduledOn: null },
      sentence: `Nobody came on ${appointmentWords(missed)}: the order waits for another appointment.${madeGood}`,
    },
    by,
  )
}

/** Credits the account for an appointment that was missed, once. The amount as text; nothing where there is no account. */
async function compensate(
  tx: Transaction,
  order: WorkOrderRow,
  appointmentId: number,
  amount: Decimal,
  by: ChangedBy,
): Promise<string | undefined> {
  if (order.accountId === null) return undefined
  const ledger = await loadLedger(tx.client, by.actor.id)
  await lockAccounts(tx.client, [order.accountId])
  const entryId = await creditAccount(
    tx,
    {
      sourceId: `missed-appointment-${appointmentId}`,
      accountId: order.accountId,
      amount,
      on: by.today,
      description: `Missed appointment, ${order.workOrderId}`,
    },
    ledger,
  )
  await keepCompensation(tx, appointmentId, entryId)
  return amountText(amount, ledger.currency)
}
