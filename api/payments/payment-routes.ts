import { postPayment } from '../../activities/payments/post-payment.js'
import { previewPayment as preview } from '../../activities/payments/preview-payment.js'
import { resolveSuspense } from '../../activities/payments/resolve-suspense.js'
import { reversePayment } from '../../activities/payments/reverse-payment.js'
import { listPayments, PAYMENT_COLUMNS, type PaymentRecord } from '../../db/payments/payment-list.js'
import { readSnapshot } from '../../db/read-snapshot.js'
import { closed, serial } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import {
  paymentPage,
  paymentPreview,
  type PaymentPreviewJson,
  paymentReceipt,
  type PaymentReceiptJson,
  paymentRecord,
  type PaymentRecordJson,
  previewPayment,
  resolveSuspenseBody,
  reversedPayment,
  reversePaymentBody,
  takePayment,
} from './contract.js'
import { readPaymentPage } from './payment-page.js'

const onePayment = closed({ id: serial() })

const list = route({
  method: 'GET',
  url: '/payments',
  permission: 'payments.read',
  tag: 'payments',
  summary: 'List payments',
  description: 'The suspense queue is `filter={"state":"suspense"}`, oldest first by `receivedOn`.',
  query: listQuery,
  response: listAnswer(paymentRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, PAYMENT_COLUMNS)
    const page = await listPayments(deps.pool, window)
    return sendList(reply, { rows: page.rows.map(paymentJson), total: page.total, resource: 'payments', offset: window.offset })
  },
})

export function paymentJson(payment: PaymentRecord): PaymentRecordJson {
  return { ...payment, recordedAt: payment.recordedAt.toISOString() }
}

const read = route({
  method: 'GET',
  url: '/payments/:id',
  permission: 'payments.read',
  tag: 'payments',
  summary: 'Read a payment with its receipt',
  params: onePayment,
  response: paymentPage,
  handler: async ({ deps, params }) => readSnapshot(deps.pool, (db) => readPaymentPage(db, params.id)),
})

const take = route({
  method: 'POST',
  url: '/payments',
  permission: 'payments.take',
  idempotent: true,
  tag: 'payments',
  summary: 'Take a payment',
  description: 'Allocated by the utility’s policy, after what the payer directs. The answer is the receipt.',
  body: takePayment,
  status: 201,
  response: paymentReceipt,
  handler: async ({ deps, body, command }) => {
    const { reason, ...input } = body
    return (await postPayment(deps.pool, command(input, reason))) as PaymentReceiptJson
  },
})

const look = route({
  method: 'POST',
  url: '/payments/preview',
  permission: 'payments.read',
  changesNothing: true,
  tag: 'payments',
  summary: 'See what a payment would pay',
  body: previewPayment,
  response: paymentPreview,
  handler: async ({ deps, body }) => (await readSnapshot(deps.pool, (db) => preview(db, body))) as PaymentPreviewJson,
})

const reverse = route({
  method: 'POST',
  url: '/payments/:id/reverse',
  permission: 'payments.reverse',
  idempotent: true,
  tag: 'payments',
  summary: 'Reverse a payment',
  description: 'A returned cheque, a slip at the counter: what it paid is open again.',
  params: onePayment,
  body: reversePaymentBody,
  response: reversedPayment,
  handler: async ({ deps, params, body, command }) => {
    const { reason, ...input } = body
    const reversed = await reversePayment(deps.pool, command({ paymentId: params.id, ...input }, reason))
    return { ...(reversed as unknown as PaymentReceiptJson), fee: reversed.fee }
  },
})

const resolve = route({
  method: 'POST',
  url: '/payments/:id/resolve',
  permission: 'payments.allocate',
  idempotent: true,
  tag: 'payments',
  summary: 'Assign a payment from suspense',
  params: onePayment,
  body: resolveSuspenseBody,
  response: paymentReceipt,
  handler: async ({ deps, params, body, command }) => {
    const { reason, ...input } = body
    return (await resolveSuspense(deps.pool, command({ paymentId: params.id, ...input }, reason))) as PaymentReceiptJson
  },
})

export const paymentRoutes: readonly Route[] = [list, read, take, look, reverse, resolve]
