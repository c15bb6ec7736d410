import { HttpError } from 'react-admin'
import { currentSession } from '../../session.js'
import { FIELD_PATHS } from '../field-paths.js'

/** Sends a picture as it is, under the key it got on the device. */
export async function sendFieldFile(orderId: string, kind: 'photo' | 'signature', picture: Blob, key: string): Promise<void> {
  const token = currentSession()?.csrfToken
  const answer = await fetch(`/api/v1${FIELD_PATHS.files(orderId)}?kind=${kind}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      'content-type': picture.type,
      'idempotency-key': key,
      ...(token === undefined || token === null ? {} : { 'x-csrf-token': token }),
    },
    body: picture,
  })
  if (answer.ok) return
  const body: unknown = await answer.json().catch(() => undefined)
  throw new HttpError(`The office answered ${answer.status}.`, answer.status, body)
}
