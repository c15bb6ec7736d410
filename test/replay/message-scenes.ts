import { queueMessage } from '../../activities/documents/queue-message.js'
import { retryMessage } from '../../activities/documents/retry-message.js'
import { inTransaction } from '../../db/transaction.js'
import { deliverMessagesWorkflowId } from '../../workflows/documents/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { command, type Scene, type Studio } from './studio.js'

export const MESSAGE_SCENES: readonly Scene[] = [
  {
    name: 'messages-sent',
    data: 'alder creek',
    play: async (studio) => {
      const messageId = await queue(studio, 'email')
      await studio.untilIs(`select state from messages where message_id = ${messageId}`, 'sent')
      return workflowOf(studio, 'email')
    },
  },
  {
    name: 'messages-gathered',
    data: 'alder creek',
    play: async (studio) => {
      const messageId = await queue(studio, 'post')
      await hasWaited(studio)
      return printed(studio, messageId)
    },
  },
  {
    name: 'messages-continued-as-new',
    data: 'alder creek',
    dynamicConfig: { 'limit.historyCount.suggestContinueAsNew': '30' },
    play: async (studio) => {
      const messageId = await queue(studio, 'post')
      await hasWaited(studio)
      const workflowId = await workflowOf(studio, 'post')
      const handle = studio.client.workflow.getHandle(workflowId)
      const first = (await handle.describe()).runId
      while ((await handle.describe()).runId === first) {
        await handle.signal(WAKE_SIGNAL, { eventId: 1 })
        await new Promise((resolve) => setTimeout(resolve, 500))
      }
      return printed(studio, messageId)
    },
  },
]

/** Queues a message by a way, for the first account; returns its number. */
async function queue({ pool }: Studio, channel: 'email' | 'post'): Promise<number> {
  const found = await pool.query<{ account_id: string; customer_id: string }>(
    `select account_id, customer_id from accounts join customers using (customer_id) where email is not null order by account_id limit 1`,
  )
  const account = found.rows[0]
  if (account === undefined) throw new Error('the sample has no customer with an e-mail address')
  const { messageId } = await inTransaction(pool, (tx) =>
    queueMessage(tx, {
      messageKey: `recorded/${channel}`,
      templateCode: 'GOODBYE',
      accountId: account.account_id,
      customerId: account.customer_id,
      fields: { stopDate: '2026-09-30', serviceAddress: 'where it was' },
      businessDate: '2026-09-01',
      channel,
      actor: { kind: 'process', id: 'P-RECORDER', name: 'Recorder' },
    }),
  )
  return messageId
}

const hasWaited = (studio: Studio): Promise<void> =>
  studio.untilIs(`select state from processes where kind = 'message_delivery'`, 'waiting')

async function printed(studio: Studio, messageId: number): Promise<string> {
  await retryMessage(studio.pool, command({ messageId }))
  await studio.untilIs(`select state from messages where message_id = ${messageId}`, 'printed')
  return workflowOf(studio, 'post')
}

async function workflowOf({ pool }: Studio, channel: 'email' | 'post'): Promise<string> {
  const found = await pool.query<{ database: string }>('select current_database() as database')
  return deliverMessagesWorkflowId(found.rows[0]?.database ?? '', { channel })
}
