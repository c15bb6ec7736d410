import type { Actor } from '../../domain/kernel/command.js'

/** Who changes an order, why, and on which business day. */
export interface ChangedBy {
  readonly actor: Actor
  readonly reason: string
  readonly today: string
}
