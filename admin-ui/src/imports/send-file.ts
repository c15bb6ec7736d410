import { HttpError } from 'react-admin'
import { currentSession } from '../session.js'

interface Options {
  readonly method?: 'POST' | 'PUT'
  /** Bytes sent so far. */
  readonly onProgress?: (sentBytes: number) => void
}

/**
 * Sends a file as it is, its bytes being the body, with progress: `fetch` tells nothing while it sends. Below `/api/v1`; a refusal is
 * thrown as everywhere, with the problem as its body.
 */
export function sendFile<Answer>(path: string, file: Blob, options: Options = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(options.method ?? 'POST', `/api/v1${path}`)
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('idempotency-key', crypto.randomUUID())
    const token = currentSession()?.csrfToken
    if (token !== undefined && token !== null) request.setRequestHeader('x-csrf-token', token)
    request.upload.onprogress = (event) => options.onProgress?.(event.loaded)
    request.onerror = () => reject(new HttpError('The file could not be sent: the server cannot be reached.', 0, undefined))
    request.onload = () => {
      const body = parsed(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(body as Answer)
      else reject(new HttpError(sentenceOf(body, request.status), request.status, body))
    }
    request.send(file)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function sentenceOf(body: unknown, status: number): string {
  if (typeof body === 'object' && body !== null && 'detail' in body && 'code' in body)
    return `${String(body.detail)} (${String(body.code)})`
  return `The server answered ${status}.`
}
