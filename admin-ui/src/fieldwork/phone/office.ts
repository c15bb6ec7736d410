import type { FieldDayJson } from '../../../../api/fieldwork/contract.js'
import { callApi, problemOf } from '../../http.js'
import { type Session, setSession } from '../../session.js'
import { FIELD_PATHS } from '../field-paths.js'
import type { OfficeRefusal, QueuedSend } from './queued-send.js'
import { sendFieldFile } from './send-field-file.js'

/** How an errand to the office ended. */
export type Answer =
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused'; readonly refusal: OfficeRefusal }
  | { readonly kind: 'later' | 'sign_in' }

export interface Person {
  readonly id: string
  readonly name: string
  /** Nothing is taken from them before they chose a password of their own. */
  readonly mustChangePassword: boolean
}

/** The office as the phone reaches it. */
export interface Office {
  /** Who is signed in; undefined: nobody. Throws where there is no signal. */
  whoAmI(): Promise<Person | undefined>
  signIn(email: string, password: string): Promise<void>
  signOut(): Promise<void>
  loadDay(): Promise<FieldDayJson>
  send(entry: QueuedSend): Promise<Answer>
}

/** The office behind the API. */
export const office: Office = {
  async whoAmI() {
    try {
      const { body } = await callApi<Session>('/session')
      setSession(body)
      return { id: body.id, name: body.name, mustChangePassword: body.mustChangePassword }
    } catch (error) {
      if (problemOf(error)?.status !== 401) throw error
      setSession(undefined)
      return undefined
    }
  },
  async signIn(email, password) {
    setSession(undefined)
    await callApi('/session', { method: 'POST', body: { email, password } })
  },
  async signOut() {
    await callApi('/session', { method: 'DELETE' })
    setSession(undefined)
  },
  loadDay: async () => (await callApi<FieldDayJson>(FIELD_PATHS.myDay)).body,
  async send(entry) {
    try {
      await deliver(entry)
      return { kind: 'taken' }
    } catch (error) {
      return answerOf(error)
    }
  },
}

async function deliver(entry: QueuedSend): Promise<void> {
  const { key, orderId } = entry
  switch (entry.kind) {
    case 'start':
      await callApi(FIELD_PATHS.start(orderId), { method: 'POST', body: {}, key })
      return
    case 'arrive':
      await callApi(FIELD_PATHS.arrive(orderId), { method: 'POST', body: {}, key })
      return
    case 'file':
      await sendFieldFile(orderId, entry.file, entry.blob, key)
      return
    case 'result':
      await callApi(FIELD_PATHS.complete(orderId), { method: 'POST', body: entry.body, key })
  }
}

/** What the office means by an error: try later, sign in first, or no. */
export function answerOf(error: unknown): Answer {
  const problem = problemOf(error)
  if (problem === undefined || problem.status === 0 || problem.status >= 500 || problem.status === 429) return { kind: 'later' }
  if (problem.status === 401) return { kind: 'sign_in' }
  return {
    kind: 'refused',
    refusal: { code: problem.code, sentence: problem.detail ?? problem.title, facts: problem.facts ?? {} },
  }
}
