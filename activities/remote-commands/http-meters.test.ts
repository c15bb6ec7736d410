import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMeterGateway } from './create-meter-gateway.js'
import { httpMeters } from './http-meters.js'

let server: Server
let base: string
const asked: { method: string; url: string; body: string; authorization: string | undefined }[] = []
let answer: { status: number; body: string } = { status: 200, body: '{}' }

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString()))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      asked.push({ method, url, body, authorization: headers.authorization })
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://:secret@127.0.0.1:${(server.address() as AddressInfo).port}/head-end`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

test('takes a command under its own number, and says how long it is good for', async () => {
  answer = { status: 202, body: '{"kind":"accepted"}' }
  expect(await httpMeters(base).send({ commandId: 'K000001', meterId: 'M1', kind: 'disconnect' })).toEqual({ kind: 'accepted' })
  expect(asked.at(-1)).toEqual({
    method: 'POST',
    url: '/head-end/commands',
    body: '{"commandId":"K000001","meterId":"M1","kind":"disconnect","validMinutes":10}',
    authorization: 'Bearer secret',
  })
})

const DONE = '{"kind":"done","switch":"open","at":"2026-09-02T14:05:00-07:00","readings":[{"register":"1","value":"1010.5"}]}'

test.each([
  [200, DONE, JSON.parse(DONE)],
  [200, '{"kind":"done","switch":"closed"}', { kind: 'done', switch: 'closed', at: null, readings: [] }],
  [200, '{"kind":"refused","because":"fault"}', { kind: 'refused', because: 'fault' }],
  [200, '{"kind":"refused"}', { kind: 'refused', because: 'no reason was given' }],
  [404, '', { kind: 'never_arrived' }],
  // Whatever else it says, nobody knows.
  [500, '', { kind: 'unknown', because: 'the gateway answered 500' }],
  [200, 'nonsense', { kind: 'unknown', because: 'the gateway answered in another form than agreed' }],
  [200, '{"kind":"done","switch":"ajar"}', { kind: 'unknown', because: 'the gateway answered in another form than agreed' }],
  [
    200,
    '{"kind":"done","switch":"open","at":"yesterday"}',
    { kind: 'unknown', because: 'the gateway answered in another form than agreed' },
  ],
  [
    200,
    '{"kind":"done","switch":"open","readings":[{"register":"1","value":"-4"}]}',
    { kind: 'unknown', because: 'the gateway answered in another form than agreed' },
  ],
])('%s %s', async (status, body, said) => {
  answer = { status, body }
  expect(await httpMeters(base).resultOf('K000001')).toEqual(said)
})

test('a gateway that is away leaves the result unknown', async () => {
  const away = httpMeters('http://127.0.0.1:9/')
  expect((await away.send({ commandId: 'K000001', meterId: 'M1', kind: 'disconnect' })).kind).toBe('unknown')
  expect(createMeterGateway('')).toBeUndefined()
  expect(createMeterGateway('sample')?.source).toBe('sample (invented)')
})
