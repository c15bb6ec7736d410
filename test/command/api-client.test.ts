import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFirstAdministrator } from '../../activities/access/create-first-administrator.js'
import { accessRoutes } from '../../api/access/routes.js'
import { closed, text } from '../../api/fields.js'
import { route } from '../../api/route.js'
import { ApiClient } from '../../bin/api-client.js'
import { CommandFailed } from '../../bin/command-failed.js'
import { type TestApi, testApi } from '../support/api.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

let database: TestDatabase
let api: TestApi
let url = ''
let signIn = { email: '', password: '' }

const receive = route({
  method: 'PUT',
  url: '/files/:name',
  permission: 'imports.run',
  tag: 'test',
  summary: 'Receive a file',
  uploadMaxBytes: 1000,
  params: closed({ name: text(40) }),
  response: closed({ bytes: Type.Integer() }),
  handler: async ({ upload }) => {
    let bytes = 0
    for await (const chunk of upload ?? []) bytes += (chunk as Buffer).length
    return { bytes }
  },
})
const command = route({
  method: 'POST',
  url: '/commands',
  permission: 'access.manage_users',
  tag: 'test',
  summary: 'Do it',
  idempotent: true,
  body: closed({ what: text(9) }),
  response: closed({ key: text(300) }),
  handler: async ({ body, command }) => ({ key: command(body).key }),
})

beforeAll(async () => {
  database = await testDatabase()
  api = await testApi(database, { routes: [...accessRoutes, receive, command] })
  await api.app.listen({ host: '127.0.0.1', port: 0 })
  url = `http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}`
  const made = await createFirstAdministrator(database.pool, { email: 'admin@utility.example', name: 'Administrator' })
  if (made.created) signIn = { email: made.email, password: made.password }
})
afterAll(async () => {
  await api.close()
  await database.close()
})

const connect = (system: { token?: string; signIn?: typeof signIn; url?: string }) =>
  ApiClient.connect({ url: system.url ?? url, token: system.token, signIn: system.signIn })

async function failureOf(work: Promise<unknown>): Promise<CommandFailed> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(CommandFailed)
  return error as CommandFailed
}

describe('the command line’s client', () => {
  it('signs in with what a local start left', async () => {
    const client = await connect({ signIn })
    expect(await client.call('/session')).toMatchObject({ kind: 'user', email: signIn.email })
    const made = { email: 'a@utility.example', name: 'A', roles: ['field'] }
    expect(await client.call('/users', { method: 'POST', body: made })).toMatchObject(made)
  })

  it('acts as a token', async () => {
    const admin = await connect({ signIn })
    const body = { name: 'script', roles: ['auditor'] }
    const { token } = await admin.call<{ token: string }>('/api-tokens', { method: 'POST', body })
    const client = await connect({ token })
    expect(await client.call('/session')).toMatchObject({ kind: 'token', name: 'script' })
    const refused = await failureOf(
      client.call('/users', { method: 'POST', body: { email: 'b@utility.example', name: 'B', roles: ['field'] } }),
    )
    expect([refused.code, refused.message, refused.exitCode]).toEqual(['FORBIDDEN', 'Your role does not include this.', 1])
  })

  it('sends a key with every command, the one it is told where it is told one', async () => {
    const client = await connect({ signIn })
    const call = { method: 'POST', body: { what: 'x' } } as const
    const keys = [await client.call<{ key: string }>('/commands', call), await client.call<{ key: string }>('/commands', call)]
    expect(keys[0]?.key).not.toBe(keys[1]?.key)
    expect((await client.call<{ key: string }>('/commands', { ...call, key: 'mine' })).key).toMatch(/\/mine$/)
  })

  it('reads a list with its count', async () => {
    const client = await connect({ signIn })
    const response = await client.send('/users', { query: { range: '[0,0]', sort: '["email","ASC"]' } })
    expect(response.headers.get('content-range')).toBe('users 0-0/2')
  })

  it('sends a file as a stream', async () => {
    const client = await connect({ signIn })
    const send = (pieces: number) =>
      client.call('/files/reads.csv', {
        method: 'PUT',
        body: Readable.from(Array.from({ length: pieces }, () => Buffer.alloc(100))),
        contentType: 'text/csv',
      })
    expect(await send(10)).toEqual({ bytes: 1000 })
    expect((await failureOf(send(11))).code).toBe('PAYLOAD_TOO_LARGE')
  })

  it('names the fields of a request that is not valid', async () => {
    const client = await connect({ signIn })
    const failure = await failureOf(
      client.call('/users', { method: 'POST', body: { email: 'x', name: 'C', roles: ['field'], salary: 1 } }),
    )
    expect(failure.code).toBe('VALIDATION')
    expect(failure.message).toContain('\n  salary: is not a field of this request')
    expect(failure.message).toContain('\n  email: must be an e-mail address')
  })

  it('says what to do where nobody may sign in, the password changed, or nothing answers', async () => {
    expect((await failureOf(connect({}))).code).toBe('NOT_SIGNED_IN')
    expect((await failureOf(connect({ signIn: { ...signIn, password: 'changed' } }))).code).toBe('SIGN_IN_REFUSED')
    expect((await failureOf((await connect({ token: 'pst_x', url: 'http://127.0.0.1:9' })).call('/session'))).code).toBe(
      'NO_CONNECTION',
    )
  })
})
