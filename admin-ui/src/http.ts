import { HttpError } from 'react-admin'
import { currentSession } from './session.js'

/** An error of the API (RFC 9457): `code` is stable, `detail` is the sentence for people. */
export interface Problem {
  readonly status: number
  readonly title: string
  readonly code: string
  readonly detail?: string
  readonly facts?: Readonly<Record<string, unknown>>
  readonly errors?: readonly { readonly field: string; readonly message: string }[]
}

export interface Answer<Body> {
  readonly body: Body
  readonly headers: Headers
}

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly body?: unknown
  /** Idempotency key of a command; the same key and body give the first answer again. */
  readonly key?: string
  readonly signal?: AbortSignal
}

const BASE = '/api/v1'

/** Calls the API below `/api/v1`. A refusal is thrown as react-admin's HttpError with the problem as its body. */
export async function callApi<Body>(path: string, options: RequestOptions = {}): Promise<Answer<Body>> {
  const method = options.method ?? 'GET'
  const headers = new Headers({ accept: 'application/json' })
  const isForm = options.body instanceof FormData
  if (options.body !== undefined && !isForm) headers.set('content-type', 'application/json')
  if (options.key !== undefined) headers.set('idempotency-key', options.key)
  if (method !== 'GET') {
    const token = currentSession()?.csrfToken
    if (token !== undefined && token !== null) headers.set('x-csrf-token', token)
  }
  const response = await send(`${BASE}${path}`, {
    method,
    headers,
    credentials: 'same-origin',
    signal: options.signal ?? null,
    body: options.body === undefined ? null : isForm ? (options.body as FormData) : JSON.stringify(options.body),
  })
  const body: unknown = await bodyOf(response)
  if (!response.ok) throw asHttpError(response.status, body)
  return { body: body as Body, headers: response.headers }
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new HttpError('The server cannot be reached. Check the connection; the page tries again by itself.', 0, {
      status: 0,
      title: 'No connection',
      code: 'NO_CONNECTION',
    } satisfies Problem)
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text()
  if (text === '') return undefined
  if (!(response.headers.get('content-type') ?? '').includes('json')) return text
  return JSON.parse(text) as unknown
}

function asHttpError(status: number, body: unknown): HttpError {
  const problem = isProblem(body) ? body : { status, title: `The server answered ${status}.`, code: `HTTP_${status}` }
  return new HttpError(sentenceOf(problem), status, problem)
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body
}

/** What happened and what to do, with the code that support asks for. */
export function sentenceOf(problem: Problem): string {
  return `${problem.detail ?? problem.title} (${problem.code})`
}

/** The problem behind an error thrown by `callApi`, or undefined for anything else. */
export function problemOf(error: unknown): Problem | undefined {
  return error instanceof HttpError && isProblem(error.body) ? error.body : undefined
}
