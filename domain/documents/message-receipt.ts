export type ReceiptOutcome = 'delivered' | 'bounced' | 'failed'
export type ReceivingState = 'sent' | 'printed' | 'delivered' | 'bounced' | 'failed'

/**
 * What a message is after a provider told of its end; undefined: nothing changes. A message may bounce after it was taken for delivered,
 * never the other way: what came back did not arrive.
 */
export function afterReceipt(state: ReceivingState, outcome: ReceiptOutcome): ReceivingState | undefined {
  if (state === outcome) return undefined
  if (outcome === 'delivered') return state === 'sent' || state === 'printed' ? 'delivered' : undefined
  return state === 'bounced' || state === 'failed' ? undefined : outcome
}
