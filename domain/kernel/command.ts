/** Who acts: a person signed in, a machine with a token, or a process of Penstock itself. */
export interface Actor {
  readonly kind: 'user' | 'token' | 'process'
  readonly id: string
  readonly name: string
}

/**
 * What every change carries. Actor, reason and key travel together so that none can be dropped on the way.
 * `key` is the idempotency key: the same key and input change nothing and return the first answer.
 */
export interface Command<Input> {
  readonly key: string
  readonly actor: Actor
  readonly reason: string
  readonly input: Input
}
