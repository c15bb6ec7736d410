import { cancelMessage } from '../../activities/documents/cancel-message.js'
import { letterOf } from '../../activities/documents/letter-of.js'
import { previewMessage } from '../../activities/documents/preview-message.js'
import { renderLetters } from '../../activities/documents/render-letters.js'
import { recordReceipt } from '../../activities/documents/record-receipt.js'
import { retryMessage } from '../../activities/documents/retry-message.js'
import { resendMessage, sendMessage } from '../../activities/documents/send-message.js'
import {
  findMessage,
  LETTER_BATCH_COLUMNS,
  letterBatchFile,
  listLetterBatches,
  listMessages,
  MESSAGE_COLUMNS,
  type MessageRecord,
} from '../../db/documents/message-reads.js'
import { findStoredFile } from '../../db/documents/stored-file-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { fileToSave } from '../attached-file.js'
import { found } from '../errors.js'
import { closed, key, nullable, oneOf, optional, reason, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import {
  composedMessage,
  letterBatchRecord,
  type MessageRecordJson,
  messagePage,
  messageRecord,
  SENT_CHANNELS,
  sendBody,
} from './contract.js'

const ids = closed({ id: serial() })
const known = closed({ messageId: serial() })

const list = route({
  method: 'GET',
  url: '/messages',
  permission: 'documents.read',
  tag: 'documents',
  summary: 'List messages',
  query: listQuery,
  response: listAnswer(messageRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, MESSAGE_COLUMNS)
    const page = await listMessages(deps.pool, window)
    return sendList(reply, { rows: page.rows.map(messageJson), total: page.total, resource: 'messages', offset: window.offset })
  },
})

const read = route({
  method: 'GET',
  url: '/messages/:id',
  permission: 'documents.read',
  tag: 'documents',
  summary: 'Read a message as it was sent, with its attempts',
  params: ids,
  response: messagePage,
  handler: async ({ deps, params }) => {
    const { message, attempts, receipts } = found(await findMessage(deps.pool, params.id))
    return {
      ...messageJson(message),
      body: message.body,
      letterBatchId: message.letterBatchId,
      tries: attempts.map((attempt) => ({
        ...attempt,
        begunAt: attempt.begunAt.toISOString(),
        endedAt: attempt.endedAt?.toISOString() ?? null,
      })),
      receipts: receipts.map((receipt) => ({ ...receipt, receivedAt: receipt.receivedAt.toISOString() })),
    }
  },
})

const letter = route({
  method: 'GET',
  url: '/messages/:id/letter.pdf',
  permission: 'documents.read',
  tag: 'documents',
  summary: 'Open a letter as PDF',
  params: ids,
  produces: ['application/pdf'],
  handler: async ({ deps, params, reply }) => {
    const { message } = found(await findMessage(deps.pool, params.id))
    const utility = found(await loadUtility(deps.pool))
    const { address } = message
    if (message.channel !== 'post' || address === null) refuse('MESSAGE_NOT_A_LETTER', 'This message is no letter.')
    const rendered = await renderLetters([letterOf({ ...message, messageId: message.id, address }, utility)], {
      title: message.subject,
      utilityName: utility.name,
      createdOn: message.businessDate,
    })
    void reply.header('content-type', 'application/pdf')
    void reply.header('content-disposition', `inline; filename="letter-${message.id}.pdf"`)
    return rendered.pdf
  },
})

const send = route({
  method: 'POST',
  url: '/accounts/:id/messages',
  permission: 'documents.send',
  tag: 'documents',
  summary: 'Send a message to the customer of an account',
  idempotent: true,
  status: 201,
  params: closed({ id: key() }),
  body: closed(sendBody),
  response: known,
  handler: async ({ deps, params, body, command }) => sendMessage(deps.pool, command(sendInput(params.id, body))),
})

const preview = route({
  method: 'POST',
  url: '/accounts/:id/messages/preview',
  permission: 'documents.read',
  tag: 'documents',
  summary: 'See a message as it would leave',
  changesNothing: true,
  params: closed({ id: key() }),
  body: closed(sendBody),
  response: composedMessage,
  handler: async ({ deps, params, body }) => previewMessage(deps.pool, sendInput(params.id, body)),
})

const again = route({
  method: 'POST',
  url: '/messages/:id/send-again',
  permission: 'documents.send',
  tag: 'documents',
  summary: 'Send the content of a message again',
  description: 'A new message, to where the customer is reached now; the old one stays as it is.',
  idempotent: true,
  status: 201,
  params: ids,
  body: closed({ channel: optional(oneOf(SENT_CHANNELS)), reason: optional(reason()) }),
  response: known,
  handler: async ({ deps, params, body, command }) =>
    resendMessage(deps.pool, command({ messageId: params.id, channel: body.channel }, body.reason)),
})

const retry = route({
  method: 'POST',
  url: '/messages/:id/retry',
  permission: 'documents.send',
  tag: 'documents',
  summary: 'Try a waiting message now',
  idempotent: true,
  params: ids,
  body: closed({ reason: optional(reason()) }),
  response: known,
  handler: async ({ deps, params, body, command }) => retryMessage(deps.pool, command({ messageId: params.id }, body.reason)),
})

const cancel = route({
  method: 'POST',
  url: '/messages/:id/cancel',
  permission: 'documents.send',
  tag: 'documents',
  summary: 'Take a waiting message back',
  idempotent: true,
  params: ids,
  body: closed({ reason: reason() }),
  response: known,
  handler: async ({ deps, params, body, command }) => cancelMessage(deps.pool, command({ messageId: params.id }, body.reason)),
})

const receipt = route({
  method: 'POST',
  url: '/messages/:id/receipts',
  permission: 'documents.report_delivery',
  tag: 'documents',
  summary: 'Tell how a message ended',
  description:
    'For the provider of mail or text messages, with a token of the role `message_provider`. The number is that of the reference it was given: `message-17` is 17. Told the same again it changes nothing.',
  params: ids,
  body: closed({ outcome: oneOf(['delivered', 'bounced', 'failed']), detail: optional(nullable(text(500))) }),
  response: closed({ messageId: serial(), state: text(20) }),
  handler: async ({ deps, params, body, actor }) =>
    recordReceipt(deps.pool, { messageId: params.id, outcome: body.outcome, detail: body.detail ?? null, actor }),
})

const batches = route({
  method: 'GET',
  url: '/letter-batches',
  permission: 'documents.read',
  tag: 'documents',
  summary: 'List batches of printed letters',
  query: listQuery,
  response: listAnswer(letterBatchRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, LETTER_BATCH_COLUMNS)
    const page = await listLetterBatches(deps.pool, window)
    const rows = page.rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }))
    return sendList(reply, { rows, total: page.total, resource: 'letter-batches', offset: window.offset })
  },
})

const batchPdf = route({
  method: 'GET',
  url: '/letter-batches/:id/letters.pdf',
  permission: 'documents.read',
  tag: 'documents',
  summary: 'Fetch the PDF of a batch of letters',
  params: ids,
  produces: ['application/pdf'],
  handler: async ({ deps, params, reply }) => {
    const fileId = found(await letterBatchFile(deps.pool, params.id))
    const file = found(await findStoredFile(deps.pool, fileId))
    return fileToSave(reply, deps.pool, { ...file, id: fileId })
  },
})

function sendInput(
  accountId: string,
  body: {
    readonly templateCode: string
    readonly customerId?: string
    readonly channel?: 'email' | 'sms' | 'post'
    readonly fields: readonly { readonly name: string; readonly value: string }[]
  },
) {
  const { templateCode, customerId, channel } = body
  return {
    accountId,
    templateCode,
    customerId,
    channel,
    fields: Object.fromEntries(body.fields.map((field) => [field.name, field.value])),
  }
}

function messageJson(message: MessageRecord): MessageRecordJson {
  return {
    ...message,
    nextAttemptAt: message.nextAttemptAt?.toISOString() ?? null,
    createdAt: message.createdAt.toISOString(),
    settledAt: message.settledAt?.toISOString() ?? null,
  }
}

export const messageRoutes: readonly Route[] = [
  list,
  read,
  letter,
  send,
  preview,
  again,
  retry,
  cancel,
  receipt,
  batches,
  batchPdf,
]
