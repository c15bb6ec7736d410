/** A payment's identity: the id it has at the channel it came by. The same id at another channel is another payment. */
export interface PaymentIdentity {
  readonly channel: string
  readonly externalId: string
}

/** The identity as one text, for maps. Neither part can contain a line feed. */
export function identityKey({ channel, externalId }: PaymentIdentity): string {
  return `${channel}\n${externalId}`
}
