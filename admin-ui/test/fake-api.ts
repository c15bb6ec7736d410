import { afterEach, vi } from 'vitest'

/** What the console asked, in order. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly key: string | null
}

type Answers = Readonly<Record<string, (asked: Asked) => unknown>>

/** A refusal of the API. */
export class Refusal {
  readonly status: number
  readonly body: {
    readonly status: number
    readonly title: string
    readonly detail: string
    readonly code: string
    readonly facts?: object
  }
  constructor(status: number, code: string, detail: string, facts?: object) {
    this.status = status
    this.body = { status, title: detail, detail, code, ...(facts === undefined ? {} : { facts }) }
  }
}

afterEach(() => vi.unstubAllGlobals())

/** Answers what is asked of `/api/v1` by `METHOD /path` (without query); a path without an answer is 404. */
export function fakeApi(answers: Answers): Asked[] {
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit): Promise<Response> => {
    const path = url.replace('/api/v1', '')
    const headers = new Headers(init.headers)
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
    const call = { method: init.method ?? 'GET', path, body, key: headers.get('idempotency-key') }
    asked.push(call)
    const answer = answers[`${call.method} ${path.split('?')[0]}`]
    const given = answer === undefined ? new Refusal(404, 'NOT_FOUND', 'There is nothing here by that name.') : answer(call)
    const isRefusal = given instanceof Refusal
    return new Response(JSON.stringify(isRefusal ? given.body : given), {
      status: isRefusal ? given.status : 200,
      headers: { 'content-type': isRefusal ? 'application/problem+json' : 'application/json' },
    })
  })
  return asked
}
