import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type APIRequestContext, request } from 'playwright-core'
import type { LocalPlace } from './local-system.js'

/** An office of the demo city with field work, as its supervisor sees it over the API. */
export interface FieldOffice {
  /** Answers what a request answers; throws with the words of a refusal. */
  ask<Answer>(path: string): Promise<Answer>
  change<Answer>(path: string, body: unknown, method?: 'POST' | 'PUT'): Promise<Answer>
  /** A new order at the n-th premise that has water, with its number. */
  orderAt(place: number, typeCode: string, more?: object): Promise<string>
  /** Adds a user with a password of their own. */
  addUser(email: string, role: string): Promise<{ readonly id: string; readonly email: string; readonly password: string }>
  close(): Promise<void>
}

const FIELD_PASSWORD = 'gravel-lantern-91-otter'

/** Signs in as the administrator that the start has made. */
export async function fieldOffice(place: LocalPlace): Promise<FieldOffice> {
  const signIn = JSON.parse(readFileSync(join(place.dataFolder, 'sign-in.json'), 'utf8')) as { email: string; password: string }
  const context = await request.newContext()
  const send = sender(context, `${place.url}/api/v1`)
  await send.signIn(signIn)
  const premises = await send.ask<{ id: string; services: string[] }[]>(
    `/premises?range=${encodeURIComponent('[0,99]')}&sort=${encodeURIComponent('["id","ASC"]')}`,
  )
  const watered = premises.filter(({ services }) => services.includes('water'))
  return {
    ask: send.ask,
    change: send.change,
    async orderAt(at, typeCode, more = {}) {
      const premiseId = watered[at]?.id ?? ''
      const { servicePoints } = await send.ask<{ servicePoints: { id: string; service: string }[] }>(`/premises/${premiseId}`)
      const point = servicePoints.find(({ service }) => service === 'water')
      const { today } = await send.ask<{ today: string }>('/utility')
      const body = { typeCode, premiseId, servicePointId: point?.id ?? null, wantedOn: today, priority: 'normal', ...more }
      return (await send.change<{ workOrderId: string }>('/work-orders', body)).workOrderId
    },
    async addUser(email, role) {
      const made = await send.change<{ id: string; password: string }>('/users', {
        email,
        name: email.split('@')[0],
        roles: [role],
      })
      const own = await request.newContext()
      const theirs = sender(own, `${place.url}/api/v1`)
      await theirs.signIn({ email, password: made.password })
      await theirs.change('/session/password', { currentPassword: made.password, newPassword: FIELD_PASSWORD }, 'PUT')
      await own.dispose()
      return { id: made.id, email, password: FIELD_PASSWORD }
    },
    close: () => context.dispose(),
  }
}

function sender(context: APIRequestContext, base: string) {
  let csrf = ''
  const answerOf = async <Answer>(answer: Awaited<ReturnType<APIRequestContext['fetch']>>): Promise<Answer> => {
    const text = await answer.text()
    if (!answer.ok()) throw new Error(`${answer.url()} answered ${answer.status()}: ${text}`)
    return (text === '' ? undefined : JSON.parse(text)) as Answer
  }
  const change = async <Answer>(path: string, body: unknown, method: 'POST' | 'PUT' = 'POST'): Promise<Answer> =>
    answerOf<Answer>(
      await context.fetch(`${base}${path}`, {
        method,
        data: body,
        headers: { 'x-csrf-token': csrf, 'idempotency-key': crypto.randomUUID() },
      }),
    )
  return {
    change,
    ask: async <Answer>(path: string): Promise<Answer> => answerOf<Answer>(await context.get(`${base}${path}`)),
    async signIn(who: { readonly email: string; readonly password: string }): Promise<void> {
      csrf = ((await change('/session', who)) as { csrfToken: string }).csrfToken
    },
  }
}
