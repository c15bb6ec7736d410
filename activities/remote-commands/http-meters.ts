import type { GatewayAnswer } from '../../domain/remote-commands/next-command-step.js'
import type { MeterGateway } from './meter-gateway.js'

const ANSWER_MS = 15_000
const VALID_MINUTES = 10
const GIVE_UP_MINUTES = 20
const LOOK_AGAIN_MS = 60_000

/**
 * A gateway that takes commands by HTTP: `POST {address}/commands {commandId, meterId, kind, validMinutes}`; it answers
 * `GET {address}/commands/{id}` (404: never arrived) and `GET {address}/meters/{id}`, each with `{kind: "accepted"}`, `{kind: "done", switch,
 * at, readings}`, `{kind: "refused", because}` or `{kind: "unknown", because}`. A user name and password in the address are Basic
 * authorisation, a password alone a Bearer token.
 */
export function httpMeters(address: string): MeterGateway {
  const { base, headers } = endpointOf(address)
  const ask = async (path: string, body?: object): Promise<GatewayAnswer | { readonly kind: 'never_arrived' }> => {
    const response = await fetch(`${base}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      redirect: 'error',
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(ANSWER_MS),
    }).catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
    // Sent or not: nobody can say. It is asked about, never sent again blindly.
    if (typeof response === 'string') return unknown(`no answer (${response})`)
    if (response.status === 404 && body === undefined) return { kind: 'never_arrived' }
    if (!response.ok) return unknown(`the gateway answered ${response.status}`)
    const said: unknown = await response.json().catch(() => undefined)
    return answerOf(said) ?? unknown('the gateway answered in another form than agreed')
  }
  const known = async (path: string, body?: object): Promise<GatewayAnswer> => {
    const answer = await ask(path, body)
    return answer.kind === 'never_arrived' ? unknown('the gateway does not know the meter') : answer
  }
  return {
    source: new URL(base).host,
    validMinutes: VALID_MINUTES,
    giveUpMinutes: GIVE_UP_MINUTES,
    lookAgainMs: LOOK_AGAIN_MS,
    send: (command) => known('/commands', { ...command, validMinutes: VALID_MINUTES }),
    resultOf: (commandId) => ask(`/commands/${encodeURIComponent(commandId)}`),
    read: (meterId) => known(`/meters/${encodeURIComponent(meterId)}`),
  }
}

function endpointOf(address: string): { base: string; headers: Record<string, string> } {
  const url = new URL(address)
  const [user, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)]
  url.username = ''
  url.password = ''
  const basic = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  const authorization = password === '' ? undefined : user === '' ? `Bearer ${password}` : basic
  return {
    base: url.href.replace(/\/$/, ''),
    headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
  }
}

const unknown = (because: string): GatewayAnswer => ({ kind: 'unknown', because })

const REASON_MAX = 300
const READINGS_MAX = 32
const READING = /^\d{1,12}(\.\d{1,6})?$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/

/** What a gateway said, where it is of the form agreed upon. */
function answerOf(said: unknown): GatewayAnswer | undefined {
  if (typeof said !== 'object' || said === null) return undefined
  const { kind, because, switch: stands, at = null, readings = [] } = said as Record<string, unknown>
  if (kind === 'accepted') return { kind }
  if (kind === 'refused' || kind === 'unknown') {
    return { kind, because: typeof because === 'string' && because !== '' ? because.slice(0, REASON_MAX) : 'no reason was given' }
  }
  if (kind !== 'done' || (stands !== 'open' && stands !== 'closed')) return undefined
  if (at !== null && (typeof at !== 'string' || !INSTANT.test(at) || Number.isNaN(Date.parse(at)))) return undefined
  if (!Array.isArray(readings) || readings.length > READINGS_MAX) return undefined
  const known = readings.map((each: unknown) => {
    const { register, value } = (each ?? {}) as Record<string, unknown>
    return typeof register === 'string' && typeof value === 'string' && READING.test(value)
      ? { register: register.slice(0, 20), value }
      : undefined
  })
  const whole = known.filter((each) => each !== undefined)
  return whole.length === known.length ? { kind, switch: stands, at, readings: whole } : undefined
}
