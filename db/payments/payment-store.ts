import type pg from 'pg'
import { identityKey, type PaymentIdentity } from '../../domain/payments/payment-identity.js'
import { copyRows, type CopyValue } from '../copy-rows.js'
import type { Queryable } from '../pool.js'

export interface PaymentRow extends PaymentIdentity {
  readonly paymentId: number
  readonly statedAccount: string
  readonly accountId: string | null
  readonly receivedOn: string
  readonly currency: string
  readonly amount: string
  readonly reference: string | null
  readonly state: 'posted' | 'suspense' | 'reversed'
  readonly entryId: number
  readonly resolutionEntryId: number | null
}

const COLUMNS = `payment_id as "paymentId", channel, external_id as "externalId", stated_account as "statedAccount", account_id as "accountId",
  received_on as "receivedOn", currency, amount, reference, state, entry_id as "entryId", resolution_entry_id as "resolutionEntryId"`

/** The payments that are already here under these identities, by `identityKey`. */
export async function loadTaken(db: Queryable, identities: readonly PaymentIdentity[]): Promise<Map<string, PaymentRow>> {
  if (identities.length === 0) return new Map()
  const found = await db.query<PaymentRow>(
    `select ${COLUMNS} from payments join unnest($1::text[], $2::text[]) as wanted (channel, external_id) using (channel, external_id)`,
    [identities.map(({ channel }) => channel), identities.map(({ externalId }) => externalId)],
  )
  return new Map(found.rows.map((row) => [identityKey(row), row]))
}

/** One payment, or undefined. */
export async function loadPayment(db: Queryable, paymentId: number): Promise<PaymentRow | undefined> {
  return (await db.query<PaymentRow>(`select ${COLUMNS} from payments where payment_id = $1`, [paymentId])).rows[0]
}

/** One payment with its row locked. Lock its account first (`lockAccounts`). */
export async function lockPayment(client: pg.PoolClient, paymentId: number): Promise<PaymentRow | undefined> {
  return (await client.query<PaymentRow>(`select ${COLUMNS} from payments where payment_id = $1 for update`, [paymentId])).rows[0]
}

/** True where a payment could not be written because its identity is here already. */
export function isTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return code === '23505' && constraint === 'payments_channel_external_id_key'
}

export interface NewPayment extends PaymentIdentity {
  readonly paymentId: number
  readonly statedAccount: string
  readonly accountId: string | undefined
  readonly receivedOn: string
  readonly currency: string
  readonly amount: string
  readonly reference: string | undefined
  readonly entryId: number
  readonly fileId: number | undefined
  readonly tenders: readonly { readonly kind: string; readonly amount: string; readonly detail: string | undefined }[]
}

/** Writes payments and their tenders by COPY. A payment that is already here fails the whole statement (23505). */
export async function insertPayments(client: pg.PoolClient, payments: readonly NewPayment[], recordedBy: string): Promise<void> {
  if (payments.length === 0) return
  await copyRows(
    client,
    'payments',
    [
      'payment_id',
      'channel',
      'external_id',
      'stated_account',
      'account_id',
      'received_on',
      'currency',
      'amount',
      'reference',
      'state',
      'file_id',
      'entry_id',
      'recorded_by',
    ],
    payments.map((payment): CopyValue[] => [
      payment.paymentId,
      payment.channel,
      payment.externalId,
      payment.statedAccount,
      payment.accountId,
      payment.receivedOn,
      payment.currency,
      payment.amount,
      payment.reference,
      payment.accountId === undefined ? 'suspense' : 'posted',
      payment.fileId,
      payment.entryId,
      recordedBy,
    ]),
  )
  const tenders = payments.flatMap((payment) =>
    payment.tenders.map((tender, index): CopyValue[] => [
      payment.paymentId,
      index + 1,
      tender.kind,
      tender.amount,
      tender.detail,
    ]),
  )
  if (tenders.length > 0)
    await copyRows(client, 'payment_tenders', ['payment_id', 'tender_no', 'kind', 'amount', 'detail'], tenders)
}

/** Gives a payment held in suspense to its account. */
export async function markResolved(
  client: pg.PoolClient,
  paymentId: number,
  resolution: { accountId: string; entryId: number; on: string; by: string; reason: string },
): Promise<void> {
  await client.query(
    `update payments set state = 'posted', account_id = $2, resolution_entry_id = $3, resolved_on = $4, resolved_by = $5, resolution_reason = $6
      where payment_id = $1`,
    [paymentId, resolution.accountId, resolution.entryId, resolution.on, resolution.by, resolution.reason],
  )
}

/** Marks a payment as returned; its entries have been mirrored. */
export async function markReversed(
  client: pg.PoolClient,
  paymentId: number,
  reversal: { entryId: number; on: string; by: string; reason: string },
): Promise<void> {
  await client.query(
    `update payments set state = 'reversed', reversal_entry_id = $2, reversed_on = $3, reversed_by = $4, reversal_reason = $5 where payment_id = $1`,
    [paymentId, reversal.entryId, reversal.on, reversal.by, reversal.reason],
  )
}

/** The credit item that a payment made on its account. */
export async function loadPaymentItem(db: Queryable, paymentId: number): Promise<number | undefined> {
  const found = await db.query<{ item_id: number }>(`select item_id from open_items where payment_id = $1 and kind = 'payment'`, [
    paymentId,
  ])
  return found.rows[0]?.item_id
}
