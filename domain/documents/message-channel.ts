export type MessageChannel = 'email' | 'sms' | 'post' | 'phone' | 'none'

/** Why a message goes the way it goes. `picked`: the person who sent it said so. */
export type ChannelReason = 'chosen' | 'account' | 'must_reach' | 'no_address' | 'no_short_text' | 'picked'

/** What the choice of a channel depends on. */
export interface ChannelFacts {
  /** The customer's choice for this kind of message; undefined: none made. */
  readonly preference: MessageChannel | undefined
  /** What a person asked for, for this one message. */
  readonly picked: 'email' | 'sms' | 'post' | undefined
  /** How bills of the account are delivered; undefined: the message belongs to no account. */
  readonly delivery: 'email' | 'post' | 'both' | undefined
  readonly mustReach: boolean
  readonly hasShortText: boolean
  readonly email: string | null
  /** A number that takes text messages. */
  readonly mobile: string | null
  readonly phone: string | null
}

export interface ChosenChannel {
  readonly channel: MessageChannel
  readonly reason: ChannelReason
}

/**
 * By which channel a message goes: as picked, else as the customer chose for its kind, else as the account's bills do. A channel that
 * cannot reach the customer gives way to the next that can; a letter always can. `none` holds unless the message must reach them.
 */
export function chooseChannel(facts: ChannelFacts): ChosenChannel {
  if (facts.picked !== undefined) return reaching(facts.picked, 'picked', facts)
  if (facts.preference === 'none' && facts.mustReach) return reaching(ofAccount(facts), 'must_reach', facts)
  if (facts.preference !== undefined) return reaching(facts.preference, 'chosen', facts)
  return reaching(ofAccount(facts), 'account', facts)
}

function ofAccount(facts: ChannelFacts): MessageChannel {
  if (facts.delivery !== undefined) return facts.delivery === 'post' || facts.email === null ? 'post' : 'email'
  return facts.email === null ? 'post' : 'email'
}

function reaching(channel: MessageChannel, reason: ChannelReason, facts: ChannelFacts): ChosenChannel {
  const written = facts.email === null ? 'post' : 'email'
  if (channel === 'email' && facts.email === null) return { channel: 'post', reason: 'no_address' }
  if (channel === 'sms' && !facts.hasShortText) return { channel: written, reason: 'no_short_text' }
  if (channel === 'sms' && facts.mobile === null) return { channel: written, reason: 'no_address' }
  if (channel === 'phone' && facts.phone === null) return { channel: written, reason: 'no_address' }
  return { channel, reason }
}
