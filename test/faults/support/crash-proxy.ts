import { connect, createServer, type Server, type Socket } from 'node:net'

/**
 * A point in a conversation with PostgreSQL at which something is to happen: `during` a statement that has reached it; `before commit` of
 * the transaction with that statement, when the client has asked for it and PostgreSQL has not; `after commit`, when PostgreSQL has
 * committed and the client has not heard.
 */
export interface CrashPoint {
  /** How the statement begins. */
  readonly statement: RegExp
  readonly moment: 'during' | 'before commit' | 'after commit'
  /** The first time is 1. */
  readonly nth: number
}

/** What becomes of the connection on which it happened: cut, or left alone. */
export type Strike = () => 'cut' | 'pass'

/** Stands between a process and PostgreSQL, passes everything on, and strikes at a named point: the same point in each run. */
export interface CrashProxy {
  readonly port: number
  /** Strikes once at the point; resolves when that has happened. */
  at(point: CrashPoint, strike: Strike): Promise<void>
  close(): Promise<void>
}

interface Armed {
  readonly point: CrashPoint
  readonly strike: Strike
  readonly done: () => void
  seen: number
}

export async function crashProxy(postgresPort: number): Promise<CrashProxy> {
  const proxy = new Proxy(postgresPort)
  await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve))
  const address = proxy.server.address()
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    at: (point, strike) =>
      new Promise((done) => {
        proxy.armed = { point, strike, done, seen: 0 }
      }),
    close: () => proxy.close(),
  }
}

class Proxy {
  readonly server: Server
  armed: Armed | undefined
  readonly #sockets = new Set<Socket>()

  constructor(postgresPort: number) {
    this.server = createServer((client) => {
      const postgres = connect(postgresPort, '127.0.0.1')
      const conversation = new Conversation(this, client, postgres)
      client.on('data', (bytes: Buffer) => conversation.fromClient(bytes))
      postgres.on('data', (bytes: Buffer) => conversation.fromPostgres(bytes))
      for (const [one, other] of [
        [client, postgres],
        [postgres, client],
      ] as const) {
        this.#sockets.add(one)
        one.setNoDelay(true)
        one.on('drain', () => other.resume())
        one.on('error', () => one.destroy())
        one.on('close', () => {
          this.#sockets.delete(one)
          other.destroy()
        })
      }
    })
  }

  /** True where the connection is to be cut here. */
  reaches(moment: CrashPoint['moment']): boolean {
    const { armed } = this
    if (armed === undefined || armed.point.moment !== moment) return false
    armed.seen += 1
    if (armed.seen < armed.point.nth) return false
    this.armed = undefined
    const isCut = armed.strike() === 'cut'
    armed.done()
    return isCut
  }

  close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    return new Promise((resolve) => this.server.close(() => resolve()))
  }
}

/** One connection, with what its transaction has said so far. */
class Conversation {
  #isMarked = false
  #isStatementUnderWay = false
  #awaitsCommit = false
  readonly #proxy: Proxy
  readonly #client: Socket
  readonly #postgres: Socket

  constructor(proxy: Proxy, client: Socket, postgres: Socket) {
    this.#proxy = proxy
    this.#client = client
    this.#postgres = postgres
  }

  fromClient(bytes: Buffer): void {
    const statement = statementOf(bytes)
    if (this.#isStatementUnderWay) {
      this.#isStatementUnderWay = false
      if (this.#proxy.reaches('during')) return this.#cut()
    }
    if (statement === 'begin') this.#isMarked = false
    if (statement === 'commit' && this.#isMarked) {
      this.#isMarked = false
      this.#awaitsCommit = true
      if (this.#proxy.reaches('before commit')) return this.#cut()
    }
    if (statement !== undefined && this.#proxy.armed?.point.statement.test(statement) === true) {
      this.#isMarked = true
      this.#isStatementUnderWay = true
    }
    if (!this.#postgres.write(bytes)) this.#client.pause()
  }

  fromPostgres(bytes: Buffer): void {
    if (this.#awaitsCommit) {
      this.#awaitsCommit = false
      if (bytes.includes('COMMIT\0') && this.#proxy.reaches('after commit')) return this.#cut()
    }
    if (!this.#client.write(bytes)) this.#postgres.pause()
  }

  #cut(): void {
    this.#client.destroy()
    this.#postgres.destroy()
  }
}

const QUERY = 0x51
const PARSE = 0x50
const BEGINNING = 200

/**
 * The statement that a message of the protocol asks for, in small letters with single blanks; undefined for anything else. The client
 * waits for each answer before it asks again, so that a question begins a packet.
 */
function statementOf(bytes: Buffer): string | undefined {
  if (bytes.length < 6 || (bytes[0] !== QUERY && bytes[0] !== PARSE)) return undefined
  const from = bytes[0] === PARSE ? bytes.indexOf(0, 5) + 1 : 5
  const end = bytes.indexOf(0, from)
  const text = bytes.toString('utf8', from, Math.min(end === -1 ? bytes.length : end, from + BEGINNING))
  return text.replace(/\s+/g, ' ').toLowerCase()
}
