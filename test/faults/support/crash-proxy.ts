import { connect, createServer, type Server, type Socket } from 'node:net'
import { type Question, questionOf } from './pg-question.js'

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

/** Looks at each commit of a transaction, before PostgreSQL has it and after, and says whether to cut the connection there. */
export type CommitWatch = (moment: 'before commit' | 'after commit', transaction: readonly Question[]) => ReturnType<Strike>

/** Stands between a process and PostgreSQL, passes everything on, and strikes at a named point: the same point in each run. */
export interface CrashProxy {
  readonly port: number
  /** Strikes once at the point; resolves when that has happened. */
  at(point: CrashPoint, strike: Strike): Promise<void>
  /** Asks at every commit from now on. */
  onCommits(watch: CommitWatch): void
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
    onCommits: (watch) => {
      proxy.watch = watch
    },
    close: () => proxy.close(),
  }
}

class Proxy {
  readonly server: Server
  armed: Armed | undefined
  watch: CommitWatch | undefined
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
  /** What the transaction has asked for, kept only for a watch. */
  #transaction: Question[] = []
  #isWatchedCommit = false
  readonly #proxy: Proxy
  readonly #client: Socket
  readonly #postgres: Socket

  constructor(proxy: Proxy, client: Socket, postgres: Socket) {
    this.#proxy = proxy
    this.#client = client
    this.#postgres = postgres
  }

  fromClient(bytes: Buffer): void {
    const question = questionOf(bytes)
    const statement = question?.statement
    if (this.#isStatementUnderWay) {
      this.#isStatementUnderWay = false
      if (this.#proxy.reaches('during')) return this.#cut()
    }
    if (statement === 'begin') {
      this.#isMarked = false
      this.#transaction = []
    }
    if (statement === 'commit' && this.#proxy.watch !== undefined) {
      this.#isWatchedCommit = true
      if (this.#proxy.watch('before commit', this.#transaction) === 'cut') return this.#cut()
    }
    if (question !== undefined && this.#proxy.watch !== undefined) this.#transaction.push(question)
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
    if (this.#isWatchedCommit) {
      this.#isWatchedCommit = false
      const isCommitted = bytes.includes('COMMIT\0')
      if (isCommitted && this.#proxy.watch?.('after commit', this.#transaction) === 'cut') return this.#cut()
    }
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
