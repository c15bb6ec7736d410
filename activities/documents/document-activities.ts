import { Context } from '@temporalio/activity'
import type { DeliverMessagesInput } from '../../workflows/documents/contract.js'
import type { ActivityDeps } from '../deps.js'
import { deliverMessages } from './deliver-messages.js'

/** The activities of the deliverers of messages, bound to what they work with. */
export function createDocumentActivities(deps: ActivityDeps) {
  return {
    deliverMessages: (input: DeliverMessagesInput) => deliverMessages(deps, input, () => Context.current().heartbeat()),
  }
}
