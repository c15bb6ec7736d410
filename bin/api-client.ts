import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { CommandFailed } from './command-failed.js'
import type { RunningSystem } from './local-system.js'

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** JSON unless it is bytes or a stream, which are sent as they are. */
  readonly body?: unknown
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  /** Idempotency key of a command; a new one without it. */
  readonly key?: string
  readonly contentType?: string
}

interface Problem {
  readonly code?: string
  readonly title?: string
  readonly detail?: string
  readonly facts?: Readonly<Record<string, unknown>>
  readonly errors?: readonly { readonly field: string; readonly message: string }[]
}

const BASE = '/api/v1'

/** Nobody answered, or only to say that it cannot right now: what was asked for may be had a moment later. */
export class ServiceAway extends CommandFailed {}

/** What says "not now": too often, and a server, its database or the proxy before it that is away. */
const NOT_NOW: readonly number[] = [429, 502, 503, 504]

/** The way of commands into a running system: its HTTP API, as a token or as a signed-in person. A refusal is a `CommandFailed`. */
export class ApiClient {
  readonly url: string
  readonly #headers: Readonly<Record<string, string>>

  private constructor(url: string, headers: Readonly<Record<string, string>>) {
    this.url = url
    this.#headers = headers
  }

  /** Signs in where it must; throws `CommandFailed` where nothing answers or nobody may sign in. */
  static async connect(system: RunningSystem): Promise<ApiClient> {
    if (system.token !== undefined) return new ApiClient(system.url, { authorization: `Bearer ${system.token}` })
    if (system.signIn === undefined) {
      throw new CommandFailed(
        'NOT_SIGNED_IN',
        `Nothing says how to sign in at ${system.url}. Set PENSTOCK_TOKEN to an API token of it, or start it here with "npm start".`,
      )
    }
    const anonymous = new ApiClient(system.url, {})
    const response = await anonymous.send('/session', { method: 'POST', body: system.signIn })
    const session = (await response.json()) as { csrfToken: string }
    const cookie = response.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
    return new ApiClient(system.url, { cookie, 'x-csrf-token': session.csrfToken, origin: new URL(system.url).origin })
  }

  /** The answer's JSON; undefined where it has no body. */
  async call<Answer>(path: string, call: Call = {}): Promise<Answer> {
    const text = await this.#whole(await this.send(path, call))
    return (text === '' ? undefined : JSON.parse(text)) as Answer
  }

  /** The answer as it comes: files, and lists with their `Content-Range`. */
  async send(path: string, call: Call = {}): Promise<Response> {
    const method = call.method ?? 'GET'
    const response = await this.#reach(path, method, call)
    if (response.ok) return response
    throw failureOf(response.status, await this.#whole(response))
  }

  async #whole(response: Response): Promise<string> {
    try {
      return await response.text()
    } catch (error) {
      throw this.#noConnection(error)
    }
  }

  async #reach(path: string, method: string, call: Call): Promise<Response> {
    const address = new URL(`${this.url}${BASE}${path}`)
    for (const [name, value] of Object.entries(call.query ?? {})) {
      if (value !== undefined) address.searchParams.set(name, String(value))
    }
    const isRaw = call.body instanceof Uint8Array || isStream(call.body)
    const headers: Record<string, string> = { accept: 'application/json', ...this.#headers }
    if (call.body !== undefined)
      headers['content-type'] = call.contentType ?? (isRaw ? 'application/octet-stream' : 'application/json')
    if (method !== 'GET') headers['idempotency-key'] = call.key ?? randomUUID()
    const body = call.body === undefined ? undefined : isRaw ? call.body : JSON.stringify(call.body)
    try {
      const init: RequestInit & { duplex?: 'half' } = { method, headers, body: body as RequestInit['body'], duplex: 'half' }
      return await fetch(address, init)
    } catch (error) {
      throw this.#noConnection(error)
    }
  }

  #noConnection(error: unknown): ServiceAway {
    const cause = (error as { cause?: { code?: string } }).cause?.code
    return new ServiceAway(
      'NO_CONNECTION',
      `Nothing answers at ${this.url}${cause === undefined ? '' : ` (${cause})`}. Is it running?`,
    )
  }
}

function isStream(body: unknown): body is Readable {
  return typeof body === 'object' && body !== null && 'pipe' in body
}

function failureOf(status: number, text: string): CommandFailed {
  let problem: Problem = {}
  try {
    problem = JSON.parse(text) as Problem
  } catch {
    // Not one of ours: a proxy's page, an answer cut short.
  }
  const sentence = problem.detail ?? problem.title ?? `The server answered ${status}`
  const fields = (problem.errors ?? []).map((each) => `\n  ${each.field}: ${each.message}`).join('')
  const Failure = NOT_NOW.includes(status) ? ServiceAway : CommandFailed
  return new Failure(problem.code ?? `HTTP_${status}`, `${sentence}${fields}`, problem.facts)
}
