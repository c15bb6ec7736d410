/** A statement that a client asks PostgreSQL for, in small letters with single blanks, and its parameters as texts. */
export interface Question {
  readonly statement: string
  readonly parameters: readonly (string | null)[]
}

const QUERY = 0x51
const PARSE = 0x50
const BIND = 0x42
/** Of a statement, what tells it from others. */
const BEGINNING = 200

/**
 * What a packet of the protocol asks for; undefined where it asks for nothing. The client waits for each answer before it asks again, so
 * that a question begins a packet; its parameters follow in the same one.
 */
export function questionOf(packet: Buffer): Question | undefined {
  if (packet.length < 6 || (packet[0] !== QUERY && packet[0] !== PARSE)) return undefined
  const from = packet[0] === PARSE ? packet.indexOf(0, 5) + 1 : 5
  const end = packet.indexOf(0, from)
  const text = packet.toString('utf8', from, Math.min(end === -1 ? packet.length : end, from + BEGINNING))
  const statement = text.replace(/\s+/g, ' ').toLowerCase()
  return { statement, parameters: packet[0] === PARSE ? parametersAfter(packet) : [] }
}

/** The parameters of the bind message that follows the first message of a packet; none where the packet ends before. */
function parametersAfter(packet: Buffer): (string | null)[] {
  let at = 1 + packet.readInt32BE(1)
  if (packet.length < at + 5 || packet[at] !== BIND) return []
  at = packet.indexOf(0, at + 5) + 1
  at = packet.indexOf(0, at) + 1
  if (packet.length < at + 2) return []
  at += 2 + 2 * packet.readInt16BE(at)
  if (packet.length < at + 2) return []
  const count = packet.readInt16BE(at)
  at += 2
  const parameters: (string | null)[] = []
  while (parameters.length < count && packet.length >= at + 4) {
    const length = packet.readInt32BE(at)
    at += 4
    parameters.push(length === -1 ? null : packet.toString('utf8', at, at + length))
    at += Math.max(0, length)
  }
  return parameters
}
