/** A text message as it is handed to a gateway. */
export interface SmsMessage {
  /** Ours; the same for every attempt of one message, so that the provider can drop a second copy. */
  readonly reference: string
  /** Digits with a leading `+` where the number has one. */
  readonly to: string
  readonly text: string
}

/** `sent`: the provider took it. `refused`: it never will. `detail` is what the provider said, `providerReference` what it calls the message. */
export interface SmsResult {
  readonly status: 'sent' | 'refused'
  readonly detail: string
  readonly providerReference: string | null
}

/** Where text messages leave Penstock. */
export interface SmsGateway {
  /** Sends one message. Throws `SmsUnavailable` where it is not known that it was sent; the caller tries again with the same reference. */
  send(message: SmsMessage): Promise<SmsResult>
}

/** The text message could not be handed over now. */
export class SmsUnavailable extends Error {
  constructor(detail: string, cause?: unknown) {
    super(`The provider did not take the text message: ${detail}`, { cause })
    this.name = 'SmsUnavailable'
  }
}

const ANSWER_MS = 15_000
/** Answers that speak of the installation and not of the message: a wrong token, a moved address, too many requests, a time-out. */
const ABOUT_THE_INSTALLATION = new Set([401, 403, 404, 405, 407, 408, 429])
const ANSWER_MAX = 500

/**
 * A gateway to a provider that takes JSON by HTTP: `POST {reference, to, text}` to the address, answered with 2xx and, where it has one,
 * `{"reference": "…"}`. A user name and password in the address are sent as Basic authorisation, a password alone as Bearer token. Without
 * an address every message waits.
 */
export function createSmsGateway(address: string | undefined): SmsGateway {
  if (address === undefined || address === '') {
    return { send: () => Promise.reject(new SmsUnavailable('SMS_URL names no provider')) }
  }
  const url = new URL(address)
  const authorization = authorizationOf(url)
  url.username = ''
  url.password = ''
  return {
    async send(message) {
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
        body: JSON.stringify(message),
        signal: AbortSignal.timeout(ANSWER_MS),
      }).catch((error: unknown) => {
        throw new SmsUnavailable(error instanceof Error ? error.message : String(error), error)
      })
      const said = (await response.text().catch(() => '')).slice(0, ANSWER_MAX)
      if (response.ok) return { status: 'sent', detail: `${response.status}`, providerReference: referenceIn(said) }
      if (response.status >= 500 || ABOUT_THE_INSTALLATION.has(response.status)) {
        throw new SmsUnavailable(`${response.status} ${said}`.trim())
      }
      return { status: 'refused', detail: `${response.status} ${said}`.trim(), providerReference: null }
    },
  }
}

/** The number as providers want it: no blanks, brackets or hyphens. */
export function dialled(number: string): string {
  return `${number.trim().startsWith('+') ? '+' : ''}${number.replaceAll(/\D/g, '')}`
}

function authorizationOf(url: URL): string | undefined {
  const [user, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)]
  if (password === '') return undefined
  return user === '' ? `Bearer ${password}` : `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
}

function referenceIn(answer: string): string | null {
  try {
    const { reference } = JSON.parse(answer) as { reference?: unknown }
    return typeof reference === 'string' ? reference.slice(0, 200) : null
  } catch {
    return null
  }
}
