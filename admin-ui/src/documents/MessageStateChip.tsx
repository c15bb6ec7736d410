import type { MessageRecordJson } from '../../../api/documents/contract.js'
import { StateChip } from '../presentation/StateChip.js'
import { messageState } from './message-words.js'

/** How a message stands; while it waits, what for. */
export function MessageStateChip({ message }: { readonly message: Pick<MessageRecordJson, 'state' | 'waitsFor'> }) {
  const { label, tone } = messageState(message)
  return <StateChip state={message.state} label={label} tone={tone} />
}
