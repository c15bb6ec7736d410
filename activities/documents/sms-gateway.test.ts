import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createSmsGateway, dialled, SmsUnavailable } from './sms-gateway.js'

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

/** A provider on a free port that answers as told, and what it was sent. */
async function provider(answer: (respond: Parameters<RequestListener>[1]) => void) {
  const taken: { headers: IncomingHttpHeaders; body: unknown }[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      taken.push({ headers: request.headers, body: JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown })
      answer(response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(() => new Promise((resolve) => server.close(() => resolve())))
  const { port } = server.address() as AddressInfo
  return { taken, address: (login = '') => `http://${login}127.0.0.1:${port}/messages` }
}

const MESSAGE = { reference: 'message-7', to: '+15415550100', text: 'Hola ¿qué tal?' }

describe('sending', () => {
  it.each([
    ['', undefined],
    [':t%40ken@', 'Bearer t@ken'],
    ['user:secret@', `Basic ${Buffer.from('user:secret').toString('base64')}`],
  ])('hands the message over, signed in as "%s"', async (login, authorization) => {
    const { taken, address } = await provider((response) => response.writeHead(201).end('{"reference":"P-1"}'))
    expect(await createSmsGateway(address(login)).send(MESSAGE)).toEqual({
      status: 'sent',
      detail: '201',
      providerReference: 'P-1',
    })
    expect(taken.map(({ body }) => body)).toEqual([MESSAGE])
    expect(taken[0]?.headers.authorization).toBe(authorization)
  })

  it('needs no reference of the provider', async () => {
    const { address } = await provider((response) => response.writeHead(202).end('queued'))
    expect(await createSmsGateway(address()).send(MESSAGE)).toMatchObject({ status: 'sent', providerReference: null })
  })

  it.each([400, 410, 422])('%i: refused for good, with the provider’s words', async (status) => {
    const { address } = await provider((response) => response.writeHead(status).end('no such number'))
    expect(await createSmsGateway(address()).send(MESSAGE)).toMatchObject({
      status: 'refused',
      detail: `${status} no such number`,
    })
  })

  it.each([401, 403, 404, 408, 429, 500, 503])('%i: about the installation, to be tried again', async (status) => {
    const { address } = await provider((response) => response.writeHead(status).end('later'))
    await expect(createSmsGateway(address()).send(MESSAGE)).rejects.toBeInstanceOf(SmsUnavailable)
  })

  it('follows no provider to another address', async () => {
    const { address } = await provider((response) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end())
    await expect(createSmsGateway(address()).send(MESSAGE)).rejects.toBeInstanceOf(SmsUnavailable)
  })

  it.each([['http://127.0.0.1:1/'], [undefined], ['']])('no provider at %s: to be tried again', async (address) => {
    await expect(createSmsGateway(address).send(MESSAGE)).rejects.toBeInstanceOf(SmsUnavailable)
  })
})

it.each([
  ['+1 (541) 555-0100', '+15415550100'],
  ['541.555.0100', '5415550100'],
  [' +44 20 7946 0000 ', '+442079460000'],
])('%s is dialled %s', (written, number) => expect(dialled(written)).toBe(number))
