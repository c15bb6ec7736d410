import { connect } from 'node:http2'

/** A gRPC message without content: one byte for "not compressed", four for the length. */
const EMPTY_MESSAGE = Buffer.alloc(5)
const SERVING = 1

/**
 * True where a Temporal frontend at `host:port` says that it serves. Speaks gRPC's health check by hand, so that the
 * supervisor and the set-up need no client for one question.
 */
export function isTemporalServing(address: string, patienceMs = 1_000): Promise<boolean> {
  return new Promise((resolve) => {
    const session = connect(`http://${address}`)
    const answer = (serving: boolean): void => {
      clearTimeout(timer)
      session.destroy()
      resolve(serving)
    }
    const timer = setTimeout(() => answer(false), patienceMs)
    session.on('error', () => answer(false))
    const request = session.request({
      ':method': 'POST',
      ':path': '/grpc.health.v1.Health/Check',
      'content-type': 'application/grpc',
      te: 'trailers',
    })
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('error', () => answer(false))
    // Field 1 of the answer is the status: tag 0x08, then its number.
    request.on('end', () => {
      const body = Buffer.concat(parts).subarray(EMPTY_MESSAGE.length)
      answer(body[0] === 0x08 && body[1] === SERVING)
    })
    request.end(EMPTY_MESSAGE)
  })
}

/** Waits until the frontend serves; false where it still does not after `patienceMs`, or `giveUp` says so. */
export async function temporalServesWithin(
  address: string,
  patienceMs: number,
  giveUp: () => boolean = () => false,
): Promise<boolean> {
  const end = performance.now() + patienceMs
  while (!giveUp()) {
    if (await isTemporalServing(address)) return true
    if (performance.now() >= end) return false
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return false
}
