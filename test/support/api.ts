import type { Client } from '@temporalio/client'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { issueSession } from '../../activities/access/issue-session.js'
import { ALL_ROUTES } from '../../api/all-routes.js'
import type { ApiConfig, ApiDeps } from '../../api/deps.js'
import type { Route } from '../../api/route.js'
import { buildServer } from '../../api/server.js'
import { insertUser } from '../../db/access/user-store.js'
import { inTransaction } from '../../db/transaction.js'
import type { Role } from '../../domain/access/roles.js'
import { type Observer, watchAudit } from './audit-watch.js'
import type { TestDatabase } from './database.js'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Call = Omit<InjectOptions, 'method' | 'url'> & { readonly query?: Record<string, string> }

/** Somebody who sends requests to `/api/v1`; the path comes without it. */
export interface TestClient {
  /** Of the user behind it; undefined for nobody. */
  readonly userId: string | undefined
  readonly cookie: string | undefined
  readonly csrfToken: string | undefined
  get(path: string, call?: Call): Promise<LightMyRequestResponse>
  /** With JSON, the session's CSRF token and a new Idempotency-Key, unless `headers` say otherwise. */
  post(path: string, body?: object, call?: Call): Promise<LightMyRequestResponse>
  patch(path: string, body?: object, call?: Call): Promise<LightMyRequestResponse>
  put(path: string, body?: object, call?: Call): Promise<LightMyRequestResponse>
  delete(path: string, body?: object, call?: Call): Promise<LightMyRequestResponse>
  /** A list in simple-rest form: its rows, and the whole count of `Content-Range`. */
  list<Row>(
    path: string,
    list?: { filter?: object; sort?: [string, 'ASC' | 'DESC']; range?: [number, number] },
  ): Promise<{ rows: Row[]; total: number }>
}

export interface TestApi {
  readonly app: FastifyInstance
  readonly deps: ApiDeps
  /** Signed in with this role, one user per role and test file; several roles make another. */
  as(...roles: Role[]): Promise<TestClient>
  /** As `as`, a new user each time: for what ends the session or changes the user. */
  newUser(...roles: Role[]): Promise<TestClient>
  /** Nobody. */
  readonly anonymous: TestClient
  /** Moves the clock of sessions and tokens, not the business date. */
  wait(minutes: number): void
  /** Fails where a request that changed something left no audit row. */
  close(): Promise<void>
}

/**
 * The API on a test database, as the application's role. Temporal is away unless a client is given:
 * `const api = await testApi(database)`, `const clerk = await api.as('cashier')`, `await clerk.post('/payments', {…})`.
 */
export async function testApi(
  database: Pick<TestDatabase, 'pool'>,
  options: {
    readonly temporal?: () => Promise<Client>
    readonly routes?: readonly Route[]
    readonly config?: Partial<ApiConfig>
    readonly logger?: ApiDeps['logger']
    readonly changes?: ApiDeps['changes']
  } = {},
): Promise<TestApi> {
  let shift = 0
  const deps: ApiDeps = {
    pool: database.pool,
    ...(options.changes === undefined ? {} : { changes: options.changes }),
    temporal: options.temporal ?? (() => Promise.reject(new Error('no Temporal in this test'))),
    config: { publicUrl: 'http://localhost:4080', ...options.config, limits: { ...UNHURRIED, ...options.config?.limits } },
    now: () => new Date(Date.now() + shift),
    // What a handler did not expect is worth seeing in a test's output.
    logger: options.logger ?? pino({ level: 'error' }),
  }
  const app = await buildServer(deps, options.routes ?? ALL_ROUTES)
  const { observe, unaudited } = watchAudit(options.routes ?? ALL_ROUTES, database.pool)
  const clients = new Map<string, Promise<TestClient>>()
  return {
    app,
    deps,
    anonymous: clientOf(app, undefined, observe),
    as: (...roles) => {
      const name = roles.join('+')
      const known = clients.get(name) ?? signedIn(app, deps, roles, observe)
      clients.set(name, known)
      return known
    },
    newUser: (...roles) => signedIn(app, deps, roles, observe),
    wait: (minutes) => {
      shift += minutes * 60_000
    },
    close: async () => {
      await app.close()
      const routes = unaudited()
      if (routes.length > 0) throw new Error(`changed something without an audit row: ${routes.join(', ')}`)
    },
  }
}

interface Session {
  readonly userId: string
  readonly cookie: string
  readonly csrfToken: string
}

/** A machine that runs many tests at once may be behind for longer than a person would wait; and no test waits for a stream to end. */
const UNHURRIED = { eventLoopDelayMs: 120_000, eventStreamMs: 50 }

/** Of a password that nobody knows. */
const FORGOTTEN = '$argon2id$v=19$m=19456,t=2,p=1$4ygRVMc6vr75j4PzYvHseQ$ss83dDlYfFmTR3AfzXEvhcqyr63qj2WLZFa+c9/O12Y'

/** A user and a session straight into the database: no test but those of signing in needs to wait for a password. */
async function signedIn(app: FastifyInstance, deps: ApiDeps, roles: readonly Role[], observe: Observer): Promise<TestClient> {
  const userId = `test-${roles.join('-')}-${randomUUID().slice(0, 8)}`
  const session = await inTransaction(deps.pool, async (tx) => {
    const person = {
      email: `${userId}@test.invalid`,
      name: `Test ${roles.join(' ')}`,
      passwordHash: FORGOTTEN,
      mustChangePassword: false,
    }
    await insertUser(tx, { id: userId, roles, ...person })
    return issueSession(tx, userId, { address: '127.0.0.1', userAgent: 'test', now: deps.now?.() ?? new Date() })
  })
  return clientOf(app, { userId, cookie: `penstock-session=${session.sessionId}`, csrfToken: session.csrfToken }, observe)
}

/** A client of this session, or of nobody. */
export function clientOf(app: FastifyInstance, session: Session | undefined, observe?: Observer): TestClient {
  const send = async (
    method: Method,
    path: string,
    body: object | undefined,
    call: Call = {},
  ): Promise<LightMyRequestResponse> => {
    const headers: Record<string, string | string[] | number | undefined> = {
      ...(session === undefined ? {} : { cookie: session.cookie }),
      ...(session === undefined || method === 'GET' ? {} : { 'x-csrf-token': session.csrfToken }),
      ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
      ...call.headers,
    }
    const payload = body === undefined ? {} : { payload: body }
    const response = await app.inject({ ...call, method, url: `/api/v1${path}`, ...payload, headers })
    await observe?.(method, path, response)
    return response
  }
  return {
    userId: session?.userId,
    cookie: session?.cookie,
    csrfToken: session?.csrfToken,
    get: (path, call) => send('GET', path, undefined, call),
    post: (path, body, call) => send('POST', path, body, call),
    patch: (path, body, call) => send('PATCH', path, body, call),
    put: (path, body, call) => send('PUT', path, body, call),
    delete: (path, body, call) => send('DELETE', path, body, call),
    list: async <Row>(path: string, list: { filter?: object; sort?: [string, string]; range?: [number, number] } = {}) => {
      const query = Object.fromEntries(Object.entries(list).map(([name, value]) => [name, JSON.stringify(value)]))
      const response = await send('GET', path, undefined, { query })
      if (response.statusCode !== 200) throw new Error(`GET ${path} answered ${response.statusCode}: ${response.body}`)
      const total = Number(String(response.headers['content-range']).split('/')[1])
      return { rows: response.json<Row[]>(), total }
    },
  }
}
