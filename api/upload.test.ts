import { createHash } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApi, type TestClient, testApi } from '../test/support/api.js'
import { type TestDatabase, testDatabase } from '../test/support/database.js'
import { closed, text } from './fields.js'
import { route } from './route.js'

const MEGABYTE = 1_048_576
let database: TestDatabase
let api: TestApi
let admin: TestClient

const receive = route({
  method: 'PUT',
  url: '/uploads/:name',
  permission: 'imports.run',
  tag: 'test',
  summary: 'Receive a file',
  uploadMaxBytes: 8 * MEGABYTE,
  params: closed({ name: text(40) }),
  response: closed({ bytes: Type.Integer(), sha256: text(64) }),
  handler: async ({ upload }) => {
    const hash = createHash('sha256')
    let bytes = 0
    for await (const chunk of upload ?? []) {
      bytes += (chunk as Buffer).length
      hash.update(chunk as Buffer)
    }
    return { bytes, sha256: hash.digest('hex') }
  },
})

beforeAll(async () => {
  database = await testDatabase()
  api = await testApi(database, { routes: [receive] })
  admin = await api.as('supervisor')
  await api.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await api.close()
  await database.close()
})

/** Sends over a real connection, in pieces, without saying how long it will be unless `length` is given. */
function send(pieces: Iterable<Buffer>, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> {
  const { port } = api.app.server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const request = httpRequest({
      port,
      host: '127.0.0.1',
      method: 'PUT',
      path: '/api/v1/uploads/reads.csv',
      headers: { cookie: admin.cookie ?? '', 'x-csrf-token': admin.csrfToken ?? '', 'content-type': 'text/csv', ...headers },
    })
    request.on('response', (response) => {
      let body = ''
      response.on('data', (chunk) => {
        body += String(chunk)
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    request.on('error', reject)
    Readable.from(pieces).pipe(request)
  })
}

describe('an upload', () => {
  it('reaches the handler as a stream, byte for byte', async () => {
    const piece = Buffer.alloc(64 * 1024, 'x')
    const { status, body } = await send(Array.from({ length: 128 }, () => piece))
    const expected = createHash('sha256')
      .update(Buffer.alloc(8 * MEGABYTE, 'x'))
      .digest('hex')
    expect([status, JSON.parse(body)]).toEqual([200, { bytes: 8 * MEGABYTE, sha256: expected }])
  })

  it('is refused with one byte more, also when it does not say how long it is', async () => {
    const { status, body } = await send([Buffer.alloc(8 * MEGABYTE), Buffer.alloc(1)])
    expect([status, JSON.parse(body)]).toMatchObject([
      413,
      { code: 'PAYLOAD_TOO_LARGE', detail: expect.stringContaining('8 MB') },
    ])
  })

  it('takes JSON and XML as they are', async () => {
    for (const type of ['application/json', 'application/xml', 'application/zip', 'application/octet-stream']) {
      const response = await admin.put('/uploads/x', Buffer.from('{not json'), { headers: { 'content-type': type } })
      expect(response.json()).toMatchObject({ bytes: 9 })
    }
  })

  it.each(['multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', 'text/plain', 'TEXT/PLAIN; charset=utf-8'])(
    'is not a form: %s',
    async (type) => {
      const response = await admin.put('/uploads/x', Buffer.from('a=b'), { headers: { 'content-type': type } })
      expect(response.json()).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' })
    },
  )

  it('is not read from somebody who may not', async () => {
    const clerk = await api.as('cashier')
    expect((await clerk.put('/uploads/x', Buffer.from('x'), { headers: { 'content-type': 'text/csv' } })).statusCode).toBe(403)
  })
})
