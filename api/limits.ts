/** Bounds of what a request may ask for, in one place. What a deployment may set otherwise comes with `ApiConfig.limits`. */
export const LIMITS = {
  /** Bytes of a JSON body. */
  bodyBytes: 1_048_576,
  /** Objects and lists within each other in a body. */
  bodyDepth: 10,
  /** Requests per minute from one network address, the console's own files included. */
  requestsPerMinute: 12_000,
  /** Answers 404 per minute to one network address: whoever gets more is guessing. */
  notFoundPerMinute: 240,
  /** Milliseconds the event loop may be behind before new requests are asked to come back. */
  eventLoopDelayMs: 5_000,
  /** Streams of changes that one process holds open, and those of one person among them. */
  eventStreams: 1_000,
  eventStreamsOfOne: 12,
  /** Milliseconds after which a stream of changes ends, so that a right taken away or a session ended is noticed. */
  eventStreamMs: 300_000,
} as const

export interface ApiLimits {
  readonly requestsPerMinute: number
  readonly notFoundPerMinute: number
  readonly eventLoopDelayMs: number
  readonly eventStreamMs: number
  /** In place of what each route for anybody allows of itself. */
  readonly publicRequests?: number
}
