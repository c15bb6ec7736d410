/** A refusal of the API, or that it could not be reached (`OFFLINE`). */
export class Refused extends Error {
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>>
  constructor(code: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.name = 'Refused'
    this.code = code
    this.facts = facts
  }
}

export interface Call {
  readonly method?: 'GET' | 'POST' | 'DELETE'
  readonly body?: object | File
  /** Secret of the link that says which application it is. */
  readonly secret?: string
  /** Code of the offer of a payment plan. */
  readonly offerCode?: string
  /** Code of the page of a customer's own energy. */
  readonly energyCode?: string
  /** Made once per act: sent again it does the same thing once. */
  readonly key?: string
  readonly signal?: AbortSignal
}

/** Asks the API; the path comes without `/api/v1`. Throws `Refused`. */
export async function call<Answer>(path: string, asked: Call = {}): Promise<Answer> {
  const response = await answered(path, asked)
  return (response.status === 204 ? undefined : await response.json().catch(() => ({}))) as Answer
}

/** Asks for a file. Throws `Refused`, OFFLINE also where it breaks off. */
export async function download(path: string, asked: Call): Promise<Blob> {
  const response = await answered(path, asked)
  return response.blob().catch(() => {
    throw new Refused('OFFLINE')
  })
}

async function answered(
  path: string,
  { method = 'GET', body, secret, offerCode, energyCode, key, signal }: Call,
): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (secret !== undefined) headers['x-application-link'] = secret
  if (offerCode !== undefined) headers['x-plan-offer'] = offerCode
  if (energyCode !== undefined) headers['x-energy-page'] = energyCode
  if (key !== undefined) headers['idempotency-key'] = key
  if (body instanceof File) headers['content-type'] = body.type === '' ? 'application/octet-stream' : body.type
  else if (body !== undefined) headers['content-type'] = 'application/json'
  const response = await reach(path, {
    method,
    headers,
    ...(body === undefined ? {} : { body: body instanceof File ? body : JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  })
  if (response.ok) return response
  const { code, facts } = (await response.json().catch(() => ({}))) as { code?: string; facts?: Record<string, unknown> }
  throw new Refused(code ?? 'INTERNAL', facts)
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(`/api/v1${path}`, { ...init, credentials: 'omit', cache: 'no-store' })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Refused('OFFLINE')
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Refused ? error.code : 'INTERNAL'
}
