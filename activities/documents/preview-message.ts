import type { Queryable } from '../../db/pool.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { type ComposedMessage, composeMessage } from './compose-message.js'
import type { SendMessageInput } from './send-message.js'
import { receiverOf } from './receiver-of.js'

/** A message as it would leave, without writing anything. Refuses what `sendMessage` refuses. */
export async function previewMessage(db: Queryable, input: SendMessageInput): Promise<ComposedMessage> {
  const utility = await loadUtility(db)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
  const customerId = await receiverOf(db, input.accountId, input.customerId)
  return composeMessage(db, { ...input, customerId, businessDate: utility.today })
}
